import { isAppError } from '#lib/core/errors'

/** Answers what was found, or null where a list of a run can no longer be read: its rows are not kept, or the place in it is too old. */
export async function findUnlessGone<Found>(find: Promise<Found>): Promise<Found | 'not kept' | 'no place'> {
  try {
    return await find
  } catch (error) {
    if (isAppError(error, 'not_found') && error.detail === 'run.rows_not_kept') return 'not kept'
    if (isAppError(error, 'invalid_cursor')) return 'no place'
    throw error
  }
}
