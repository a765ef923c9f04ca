import { isAppError } from '#lib/core/errors'

/** Answers a page of a list; null when the place that is asked for is none any more. */
export async function unlessGone<Page>(page: Promise<Page>): Promise<Page | null> {
  try {
    return await page
  } catch (error) {
    if (isAppError(error, 'invalid_cursor')) return null
    throw error
  }
}
