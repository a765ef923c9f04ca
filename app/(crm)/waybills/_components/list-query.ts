import { z } from 'zod'
import { viewParams } from '#components/table/view-params'
import { DEFAULT_LIMIT } from '#lib/core/page'
import { queryText } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlDay, urlPlace, urlRecordId, urlSort } from '#lib/platform/list/url-query'
import type { WaybillQuery } from '#lib/records/waybills/browse'
import { ISSUES } from '#lib/records/waybills/issue'
import type { WaybillSort } from '#lib/records/waybills/sorts'
import { sortsOf, WAYBILL_SORTS } from '#lib/records/waybills/sorts'
import { statusGroups } from '#lib/records/waybills/status'

export const listPath = '/waybills'
/** Which columns a browser shows. */
export const columnCookie = 'yike_waybill_columns'

const longestText = 100
const text = queryText(longestText)

/** The filters that the URL of the list may name. */
const filters = {
  issue: z.enum(ISSUES),
  status: z.enum(statusGroups),
  from: urlDay,
  through: urlDay,
  product: text,
  destination: text,
  outlet: urlRecordId,
  customer: urlRecordId,
} satisfies UrlParams
export type FilterName = keyof typeof filters

const sorting = urlSort(WAYBILL_SORTS)

const others = {
  q: text,
  sort: sorting,
  ...urlPlace,
  ...viewParams,
} satisfies UrlParams

/** The filters, the search and the order of a list as strings, as the form of its export and the check before it send them. */
export const askedFields = z.strictObject({
  issue: filters.issue.optional(),
  status: filters.status.optional(),
  from: filters.from.optional(),
  through: filters.through.optional(),
  product: filters.product.optional(),
  destination: filters.destination.optional(),
  outlet: filters.outlet.optional(),
  customer: filters.customer.optional(),
  q: others.q.optional(),
  sort: others.sort.optional(),
})

/** Makes the query of fields that `askedFields` has read. */
export function queryOf({ sort, ...asked }: z.output<typeof askedFields>): WaybillQuery {
  return { ...asked, ...sort }
}

export interface WaybillListState {
  query: WaybillQuery & { sort: WaybillSort; falling: boolean; limit: number }
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
  /** The filters among them, in the order in which they are shown. */
  active: FilterName[]
  /** Names of parameters that are unknown, or whose value is: they are left out, and the reader is told. */
  dropped: string[]
}

const known: UrlParams = { ...filters, ...others }

interface Read extends Omit<WaybillQuery, 'sort' | 'falling' | 'limit'> {
  sort?: { sort: WaybillSort; falling: boolean }
  limit?: number
  view?: string
  columns?: string
}

/** Reads the URL of the list of waybills. What cannot be read is dropped by name, so that an old saved link still opens. */
export function readWaybillList(given: Readonly<Record<string, string>>): WaybillListState {
  const { params, values, dropped } = readUrl(known, given)
  const { sort: sorted, limit = DEFAULT_LIMIT, view: _view, columns: _columns, ...rest } = values as Read
  const choices = sortsOf(rest)
  const fits = choices.some(({ key }) => key === sorted?.sort)
  // The order of one issue means nothing for another: it goes with the filter, unsaid.
  if (!fits) Reflect.deleteProperty(params, 'sort')
  const order = sorted !== undefined && fits ? sorted : { sort: choices[0].key, falling: choices[0].first === 'falling' }
  const active = (Object.keys(filters) as FilterName[]).filter((name) => name in params)
  return { query: { ...rest, limit, ...order }, params, active, dropped }
}

/** What is of the page that is looked at, and not of what the list holds. */
const ofThePage = new Set(['limit', 'cursor', 'view', 'columns'])

/** The parameters that say what an export of the list holds. */
export function exportFields({ params }: WaybillListState): Record<string, string> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !ofThePage.has(name)))
}
