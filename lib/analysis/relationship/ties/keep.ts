import { addDays, addMonths, monthOf } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { storeTies } from './repository.ts'

const MONTHS = 12

/**
 * Gives what writes the strongest tie of every customer in a run of the second matrix: by what it paid in the twelve months up to this one, which is not over, and whom it met in the twelve months up to today; for the transaction in which levels
 * are kept.
 * @source docs/formulas.md#revenue-by-tie
 */
export function writeTies(
  { now, company }: Pick<Context, 'now' | 'company'>,
  scaleId: number,
): (client: Parameters<typeof storeTies>[0]) => Promise<void> {
  const today = dayOf(now, company.timeZone)
  const to = addMonths(monthOf(today), 1)
  const metFrom = addMonths(addDays(today, 1), -MONTHS)
  return (client) => storeTies(client, { scaleId, from: addMonths(to, -MONTHS), to, metFrom, currency: company.currency })
}
