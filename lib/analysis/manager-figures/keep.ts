import type { Day } from '#lib/core/day'
import { addDays, addMonths, monthOf } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { monthToDate, sameDaysLastMonth, sameDaysLastYear } from '../home/compared-days.ts'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import { LEAST_DAYS_BETWEEN_RUNS, serviceDays } from './kept.ts'
import { findRunPair, hasShipments, storeFigures } from './repository.ts'

/**
 * Adds up anew what managers see first, as of a day, yesterday unless given, and keeps it by outlet, owner and kind of customer. Answers how many such parts there are. It is noted as
 * of `ctx.now`, which lies before anything was read: what ends later is newer. May be killed and repeated.
 */
export async function keepManagerFigures(
  ctx: Context,
  asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1),
): Promise<number> {
  await refreshTouchedMonths(ctx.db)
  const now = monthToDate(asOf)
  const lastYear = sameDaysLastYear(now)
  const basis = (await hasShipments(ctx.db, lastYear)) ? 'year' : 'month'
  const earlier = basis === 'year' ? lastYear : sameDaysLastMonth(now)
  const { currency, timeZone } = ctx.company
  return storeFigures(ctx.db, {
    ...{ asOf, now, earlier, basis, currency, timeZone, ...yearsBefore(asOf), beganAt: ctx.now },
    service: serviceDays(asOf),
    runs: await findRunPair(ctx.db, LEAST_DAYS_BETWEEN_RUNS, currency),
  })
}

/** The twelve whole months before the month of a day, and the twelve before those. */
export function yearsBefore(asOf: Day) {
  const month = monthOf(asOf)
  const year = { from: addMonths(month, -12), to: month }
  return { year, before: { from: addMonths(year.from, -12), to: year.from } }
}
