import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import { invalidField } from '#lib/core/errors'
import { DEFAULT_LIMIT } from '#lib/core/page'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlPlace } from '#lib/platform/list/url-query'
import type { ListReferencesInput } from '#lib/records/references/schema'
import { referenceBases, referenceStates } from '#lib/records/references/schema'
import type { WholeReferenceList } from '#lib/records/references/service'

export const referencesPath = '/analysis/references'

const filters = { state: z.enum(referenceStates), basis: z.enum(referenceBases) } satisfies UrlParams
const known = { ...filters, ...urlPlace }

export interface ReferenceState {
  query: ListReferencesInput
  /** The parameters that hold, as they stand in the URL. */
  params: ListParams
  dropped: string[]
}

/** Reads the URL of the list; what cannot be read is left out by name. */
export function readReferences(given: Readonly<Record<string, string>>): ReferenceState {
  const { params, values, dropped } = readUrl(known, given)
  const { state, basis, limit = DEFAULT_LIMIT, cursor } = values as Partial<z.output<z.ZodObject<typeof known>>>
  return { query: { state, basis, limit, cursor, sort: '-id' }, params, dropped }
}

/** What the export of a list is asked with. */
export const exportFields = (params: ListParams): Record<string, string> =>
  Object.fromEntries(Object.entries(params).filter(([name]) => name in filters))

/** Reads what shall be done with all references of a list: nothing is dropped. Throws `invalid_request`. */
export function readWholeReferences(given: Readonly<Record<string, string>>): WholeReferenceList {
  const { query, dropped } = readReferences(given)
  const [unknown] = dropped
  if (unknown !== undefined) throw invalidField(unknown, 'unknown_field')
  const { limit: _limit, cursor: _cursor, ...whole } = query
  return whole
}
