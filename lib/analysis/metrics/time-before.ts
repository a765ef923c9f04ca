import type { Day } from '#lib/core/day'
import { addDays, addMonths, daysBetween } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { MetricName } from '../classification/columns.ts'

const MOST_MONTHS = 1_200

/** Answers the same length of time just before a period: as many months where it is whole months from its first day on, so that seasons fall on one another; else as many days. */
export function periodBefore({ from, to }: Period): Period {
  for (let months = 1; months <= MOST_MONTHS && addMonths(from, months) <= to; months += 1)
    if (addMonths(from, months) === to) return { from: addMonths(from, -months), to: from }
  return { from: addDays(from, -daysBetween(from, to)), to: from }
}

interface Trend {
  readonly months: number
  readonly back: number
}

/** Revenue of the last months before `to`, and of the same months a year before: seasons fall on one another. */
const trends: ReadonlyMap<MetricName, Trend> = new Map([
  ['recent3Minor', { months: 3, back: 0 }],
  ['recent3BeforeMinor', { months: 3, back: 12 }],
  ['recent6Minor', { months: 6, back: 0 }],
  ['recent6BeforeMinor', { months: 6, back: 12 }],
  ['recent12Minor', { months: 12, back: 0 }],
  ['recent12BeforeMinor', { months: 12, back: 12 }],
])

/** Metrics that are revenue of a time of their own beside the period. */
export const REVENUE_BESIDE: readonly MetricName[] = ['earlierRevenueMinor', ...trends.keys()]

/** Answers the time whose revenue such a metric is; null for every other metric. */
export function timeBeside(name: MetricName, period: Period): Period | null {
  if (name === 'earlierRevenueMinor') return periodBefore(period)
  const trend = trends.get(name)
  if (trend === undefined) return null
  const to: Day = addMonths(period.to, -trend.back)
  return { from: addMonths(to, -trend.months), to }
}

/** Answers from which day on a metric of a time before the period needs records; null for one that needs none but the period's. */
export function recordsFrom(name: MetricName, period: Period): Day | null {
  if (trends.get(name)?.back === 0) return null
  return timeBeside(name, period)?.from ?? null
}
