import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { minorPerMajor } from '#lib/core/money'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import { serviceCostSetting } from '../year-value/settings.ts'
import { daysOfYear } from '../year-value/year-value.ts'
import { storeYearValues } from './repository.ts'

/**
 * Works out anew what every customer is worth in the calendar year of a day, yesterday unless given, up to that day, and keeps it with its sums by outlet and owner; for the nightly
 * job. Answers how many customers have a value. May be killed and repeated.
 * @source docs/formulas.md#value-of-the-year
 */
export async function keepYearValues(
  ctx: Context,
  asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1),
): Promise<number> {
  await refreshTouchedMonths(ctx.db)
  const { currency, timeZone } = ctx.company
  const period = { from: `${asOf.slice(0, 4)}-01-01`, to: addDays(asOf, 1) }
  return storeYearValues(ctx.db, {
    ...{ period, currency, timeZone, daysOfYear: daysOfYear(period.from) },
    rates: await getSetting(ctx.db, serviceCostSetting),
    minorPerMajor: minorPerMajor(currency),
  })
}
