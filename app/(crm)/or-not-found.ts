import { notFound } from 'next/navigation'
import { isAppError } from '#lib/core/errors'
import { translate } from '#lib/platform/http/problem'

/** Answers what is looked up, or shows the page that says it is not there: for the reader that is the same as out of sight, and as an address that names nothing. */
export async function orNotFound<Found>(look: () => Promise<Found>): Promise<Found> {
  try {
    return await look()
  } catch (error) {
    if (isAppError(error, 'not_found') || namesNothing(error)) notFound()
    throw error
  }
}

/** What the database cannot even hold, such as a NUL in an address, names nothing. */
const namesNothing = (error: unknown) => !isAppError(error) && translate(error).code === 'invalid_request'
