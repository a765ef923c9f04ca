import { DEFAULT_LIMIT } from '#lib/core/page'
import { urlPlace } from '#lib/platform/list/url-query'

const limit = urlPlace.limit.catch(DEFAULT_LIMIT)

/** Reads size and place of a list from its URL; a size that is none takes the usual one. */
export function readPlace(params: Readonly<Record<string, string>>): { limit: number; cursor: string | undefined } {
  return { limit: limit.parse(params['limit']), cursor: params['cursor'] }
}
