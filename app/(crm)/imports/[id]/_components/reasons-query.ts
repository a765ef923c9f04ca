import type { ListParams } from '#components/table/list-url'
import { MAX_LIMIT } from '#lib/core/page'

/** Reasons that are shown at once; the rest is a page away. */
const REASONS_PER_PAGE = 25

export interface ReasonsState {
  query: { limit: number; cursor?: string }
  params: Record<string, string>
}

/** Reads from the URL of an import which page of its reasons is shown. */
export function readReasons(search: ListParams): ReasonsState {
  const asked = Number(search['limit'])
  const limit = Number.isInteger(asked) && asked >= 1 && asked <= MAX_LIMIT ? asked : REASONS_PER_PAGE
  const params = limit === REASONS_PER_PAGE ? {} : { limit: String(limit) }
  const cursor = search['cursor']
  return cursor === undefined ? { query: { limit }, params } : { query: { limit, cursor }, params: { ...params, cursor } }
}
