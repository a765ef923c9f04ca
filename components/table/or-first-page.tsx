import { isAppError } from '#lib/core/errors'

/** Answers the page of a list that is asked for; of a place that is none any more, the list from its beginning. */
export async function orFirstPage<Query extends { cursor?: string | undefined }, Page>(
  query: Query,
  list: (query: Query) => Promise<Page>,
): Promise<Page> {
  try {
    return await list(query)
  } catch (error) {
    if (!isAppError(error, 'invalid_cursor')) throw error
    return list({ ...query, cursor: undefined })
  }
}
