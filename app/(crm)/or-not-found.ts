import { notFound } from 'next/navigation'
import { isAppError } from '#lib/core/errors'

/** Answers what was looked up, or shows the page that says it is not there: for the reader that is the same as out of sight. */
export async function orNotFound<Found>(looked: Promise<Found>): Promise<Found> {
  try {
    return await looked
  } catch (error) {
    if (isAppError(error, 'not_found')) notFound()
    throw error
  }
}
