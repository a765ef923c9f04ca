import type { Day } from '#lib/core/day'
import { addDays, daysBetween } from '#lib/core/day'
import type { Period } from '#lib/core/period'

/** What a customer brought and cost over some days, in whole minor units; a cost that is not known adds nothing. */
export interface ValueParts {
  readonly revenueMinor: number
  readonly pickupMinor: number
  readonly linehaulMinor: number
  readonly deliveryMinor: number
  /** Of waybills whose cost is known as one sum only. */
  readonly otherMinor: number
  readonly claimsMinor: number
  readonly serviceMinor: number
  readonly marketingMinor: number
}

export const COST_PARTS = ['pickup', 'linehaul', 'delivery', 'other', 'claims', 'service', 'marketing'] as const

/**
 * Answers the value: revenue less every part of its cost, and its share of revenue, null without any revenue.
 * @source docs/formulas.md#value-of-the-year
 */
export function yearValueOf(parts: ValueParts): { valueMinor: number; rate: number | null } {
  const cost = COST_PARTS.reduce((sum, part) => sum + parts[`${part}Minor`], 0)
  const valueMinor = parts.revenueMinor - cost
  return { valueMinor, rate: parts.revenueMinor > 0 ? valueMinor / parts.revenueMinor : null }
}

/** Work that was done for a customer: what was recorded of it, and how often nothing was. */
export interface ServiceWork {
  /** Costs that were stated with interactions. */
  readonly statedMinor: number
  /** Minutes of interactions without a stated cost. */
  readonly minutes: number
  /** Interactions with neither cost nor minutes: visits, and all others. */
  readonly visits: number
  readonly calls: number
  readonly cases: number
}

/** Rates in major units an hour, and the hours that a touch or a case takes unless they were recorded. */
export interface ServiceRates {
  readonly sales_hour: number
  readonly service_hour: number
  readonly call_hours: number
  readonly visit_hours: number
  readonly case_hours: number
}

/** Answers what serving a customer cost, in minor units: stated costs + hours of sales × its rate + hours of service × its rate. */
export function serviceCost(work: ServiceWork, rates: ServiceRates, minorPerMajor: number): number {
  const salesHours = work.minutes / 60 + work.visits * rates.visit_hours + work.calls * rates.call_hours
  const serviceHours = work.cases * rates.case_hours
  return Math.round(work.statedMinor + (salesHours * rates.sales_hour + serviceHours * rates.service_hour) * minorPerMajor)
}

/** Answers the part of a yearly sum that falls on so many days, in whole minor units: twelfths by month would jump at its end. */
export function shareOfYear(yearlyMinor: number, days: number, daysOfYear: number): number {
  return Math.round((yearlyMinor * days) / daysOfYear)
}

/** Answers the first day of the calendar year of a day. */
export const firstOfYear = (day: Day): Day => `${day.slice(0, 4)}-01-01`

/** Answers as many days from the beginning of the year before on as a year to date has, but no more than that year has. */
export function asManyDaysBefore({ from, to }: Period): Period {
  const before = `${Number(from.slice(0, 4)) - 1}-01-01`
  return { from: before, to: addDays(before, Math.min(daysBetween(from, to), daysOfYear(before))) }
}

/** Answers how many days the calendar year of a day has. */
export function daysOfYear(day: Day): number {
  const year = day.slice(0, 4)
  return daysBetween(`${year}-01-01`, `${Number(year) + 1}-01-01`)
}
