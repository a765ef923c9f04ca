import type { Day } from '#lib/core/day'
import { addDays, daysBetween } from '#lib/core/day'
import { minorPerMajor } from '#lib/core/money'
import type { Period } from '#lib/core/period'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { findFirstCountingDay } from '../metrics/covered.ts'
import { refreshIfLittle } from '../metrics/refresh.ts'
import type { YearSums } from './repository.ts'
import { findFirstDay, sumYear } from './repository.ts'
import { serviceCostSetting } from './settings.ts'
import type { ServiceRates, ValueParts } from './year-value.ts'
import { asManyDaysBefore, daysOfYear, firstOfYear, serviceCost, shareOfYear, yearValueOf } from './year-value.ts'

/** What a customer is worth over the days of a year, with its parts. */
export interface YearValue extends ValueParts {
  period: Period
  valueMinor: number
  /** Value ÷ revenue; null without any. */
  rate: number | null
  /** List freight − freight of the waybills of which both are known: what was let off, in revenue already. */
  rebateMinor: number
  /** Waybills without a freight, and those without a freight or a cost, each once. */
  unpriced: number
  uncosted: number
}

/**
 * Answers what a customer within reach is worth in the calendar year up to the last day that is over, as managers' list has it, and was in as many days of the year before, with those merged into it; `recordsFrom` is the day on which the records begin where that lies within those days, of which a part says
 * nothing of the whole. Days before it was a customer at all carry no marketing. In the company's currency; all zero for one out of scope.
 * @source docs/formulas.md#value-of-the-year
 */
export async function getYearValues(
  ctx: Context,
  customerId: number,
): Promise<{ now: YearValue; before: YearValue; recordsFrom: Day | null }> {
  const scope = permit(ctx, 'analysis:read')
  const { currency, timeZone } = ctx.company
  await refreshIfLittle(ctx.db)
  const today = dayOf(ctx.now, timeZone)
  const now = { from: firstOfYear(addDays(today, -1)), to: today }
  const before = asManyDaysBefore(now)
  const rates = await getSetting(ctx.db, serviceCostSetting)
  const ask = (period: Period) => sumYear(ctx.db, { customerId, scope, period, currency, timeZone })
  const [sums, sumsBefore, since, firstDay] = await Promise.all([
    ...([ask(now), ask(before)] as const),
    findFirstDay(ctx.db, { customerId, scope }),
    findFirstCountingDay(ctx.db),
  ])
  const factor = minorPerMajor(currency)
  const wasCustomer = since !== null && since < before.to
  const charged = wasCustomer ? sumsBefore : { ...sumsBefore, marketingMinor: 0 }
  return {
    ...{ now: viewYear(sums, now, rates, factor), before: viewYear(charged, before, rates, factor) },
    recordsFrom: firstDay !== null && firstDay > before.from ? firstDay : null,
  }
}

/** Answers what a customer within reach brought and cost over any period [from, to), with those merged into it, in minor units of the company's currency; marketing by days of a year of 365. All zero for one out of scope. */
export async function getValueOver(ctx: Context, customerId: number, period: Period): Promise<YearValue> {
  const scope = permit(ctx, 'analysis:read')
  const { currency, timeZone } = ctx.company
  const rates = await getSetting(ctx.db, serviceCostSetting)
  const sums = await sumYear(ctx.db, { customerId, scope, period, currency, timeZone })
  return viewYear(sums, period, rates, minorPerMajor(currency), USUAL_YEAR)
}

const USUAL_YEAR = 365

function viewYear(
  sums: YearSums,
  period: Period,
  rates: ServiceRates,
  factor: number,
  yearDays = daysOfYear(period.from),
): YearValue {
  const { revenueMinor, pickupMinor, linehaulMinor, deliveryMinor, costMinor, claimsMinor, unpriced, uncosted } = sums
  const parts: ValueParts = {
    ...{ revenueMinor, pickupMinor, linehaulMinor, deliveryMinor, claimsMinor },
    otherMinor: costMinor - pickupMinor - linehaulMinor - deliveryMinor,
    serviceMinor: serviceCost(sums, rates, factor),
    marketingMinor: shareOfYear(sums.marketingMinor, daysBetween(period.from, period.to), yearDays),
  }
  const rebateMinor = Math.max(0, sums.pairedListMinor - sums.pairedRevenueMinor)
  return { ...parts, ...yearValueOf(parts), period, rebateMinor, unpriced, uncosted }
}
