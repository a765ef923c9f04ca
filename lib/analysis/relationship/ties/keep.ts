import { addMonths, monthOf } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { storeTies } from './repository.ts'

const MONTHS = 12

/**
 * Gives what writes the strongest tie of every customer of the second matrix, over the twelve months up to this one, which is not over; for the transaction in which levels are kept.
 * @source docs/formulas.md#revenue-by-tie
 */
export function writeTies({
  now,
  company,
}: Pick<Context, 'now' | 'company'>): (client: Parameters<typeof storeTies>[0]) => Promise<void> {
  const to = addMonths(monthOf(dayOf(now, company.timeZone)), 1)
  return (client) => storeTies(client, { from: addMonths(to, -MONTHS), to, currency: company.currency })
}
