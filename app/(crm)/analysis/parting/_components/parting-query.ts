import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { DEFAULT_LIMIT } from '#lib/core/page'
import { partingStates } from '#lib/plans/parting/parting'
import type { ListPartingsInput } from '#lib/plans/parting/schema'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlPlace } from '#lib/platform/list/url-query'

export const partingPath = '/analysis/parting'

const known = { state: z.enum(partingStates), ...urlPlace } satisfies UrlParams

export interface PartingListState {
  query: ListPartingsInput
  /** The parameters that hold, as they stand in the URL. */
  params: ListParams
}

/** Reads the URL of the list; what cannot be read is left out. */
export function readPartings(given: Readonly<Record<string, string>>): PartingListState {
  const { params, values } = readUrl(known, given)
  const { state, limit = DEFAULT_LIMIT, cursor } = values as Partial<z.output<z.ZodObject<typeof known>>>
  return { query: { state, customer: undefined, limit, cursor, sort: '-id' }, params }
}
