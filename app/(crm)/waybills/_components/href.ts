import { listPath } from './list-query.ts'

/** The page of a waybill. A number may hold whatever its carrier puts in it. `search` is the list that it is opened from. */
export const waybillHref = (waybillNo: string, search = ''): string => `${listPath}/${encodeURIComponent(waybillNo)}${search}`
