import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { minorPerMajor } from '#lib/core/money'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { keepLeftOut } from '../left-out/service.ts'
import { refreshTouchedMonths } from '../metrics/refresh.ts'
import { serviceCostSetting } from '../year-value/settings.ts'
import { daysOfYear } from '../year-value/year-value.ts'
import type { Span } from './profit.ts'
import { SPANS, spanDays } from './profit.ts'
import { storeProfits } from './repository.ts'

/** Over so many days marketing is spread where a stretch is no calendar year. */
const DAYS_PER_YEAR = 365

/**
 * Works out anew what every customer brought and cost over each stretch of days that ends with a day, yesterday unless given, and keeps it with ranks and sums; for the nightly job. Answers how many customers have a
 * profit over the last twelve months. May be killed and repeated.
 * @source docs/formulas.md#true-profit
 */
export async function keepProfits(ctx: Context, asOf: Day = addDays(dayOf(ctx.now, ctx.company.timeZone), -1)): Promise<number> {
  await refreshTouchedMonths(ctx.db)
  const { currency, timeZone } = ctx.company
  const rates = await getSetting(ctx.db, serviceCostSetting)
  const keep = async (span: Span) => {
    const period = spanDays(span, asOf)
    const days = span === 'year' ? daysOfYear(period.from) : DAYS_PER_YEAR
    const question = { period, currency, timeZone, rates, daysOfYear: days, minorPerMajor: minorPerMajor(currency) }
    await keepLeftOut(ctx, `profit_${span}`, [period])
    return storeProfits(ctx.db, SPANS[span], question)
  }
  const customers = await keep('twelve_months')
  await keep('twelve_before')
  await keep('three_months')
  await keep('year')
  return customers
}
