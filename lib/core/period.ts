import type { Day } from './day.ts'
import { addDays, addMonths, isDay, monthOf, nextMonth } from './day.ts'
import { AppError, invalidField } from './errors.ts'

/** A half-open stretch of days in the company's time zone: `from` is in it, `to` is not. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

/** A period with the day it is looked at from; `asOf` is included, so `to` is at most the day after it. */
export interface ResolvedPeriod extends Period {
  readonly asOf: Day
}

export interface PeriodRequest {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly asOf?: Day | undefined
  /** Today in the company's time zone. */
  readonly today: Day
  /** How far before `to` the default `from` lies; twelve months unless the figure says otherwise. */
  readonly defaultMonths?: number | undefined
}

/**
 * Fills in what a request leaves out: `asOf` is today, `to` the day after `asOf`, `from` twelve months before `to`.
 * A text that is no day is an invalid request; `to` later than the day after `asOf`, or `from` not before `to`, is `invalid_period`.
 * @source docs/formulas.md#period
 */
export function resolvePeriod(request: PeriodRequest): ResolvedPeriod {
  const asOf = readDay('as_of', request.asOf) ?? request.today
  const latestTo = shifted(() => addDays(asOf, 1))
  const to = readDay('to', request.to) ?? latestTo
  const from = readDay('from', request.from) ?? shifted(() => addMonths(to, -(request.defaultMonths ?? 12)))
  if (to > latestTo)
    throw new AppError('invalid_period', { to, latest: latestTo }, { detail: 'period.to_is_after_as_of', fields: ['to'] })
  if (from >= to) throw new AppError('invalid_period', { from, to }, { detail: 'period.from_is_not_before_to' })
  return { from, to, asOf }
}

function readDay(name: string, text: Day | undefined): Day | undefined {
  if (text !== undefined && !isDay(text)) throw invalidField(name, 'day_unreadable')
  return text
}

/** A default that falls off the calendar (year 0 or 10000) is the caller's period, not a fault. */
function shifted(shift: () => Day): Day {
  try {
    return shift()
  } catch (cause) {
    throw new AppError('invalid_period', {}, { detail: 'period.outside_the_calendar', cause })
  }
}

export interface SplitPeriod {
  /** First days of the months that lie wholly inside, in order. */
  readonly months: readonly Day[]
  /** The same months as one stretch of days, or null when there is none. */
  readonly whole: Period | null
  /** What is left at the two ends, each inside one month, in order; none to two of them. */
  readonly broken: readonly Period[]
}

/** Takes a period apart into whole months, which kept sums answer, and at most two broken months, which waybills answer. */
export function splitPeriod(period: Period): SplitPeriod {
  const firstWhole = monthOf(period.from) === period.from ? period.from : nextMonth(period.from)
  const endOfWhole = monthOf(period.to)
  if (firstWhole > endOfWhole) return { months: [], whole: null, broken: [{ from: period.from, to: period.to }] }
  const months: Day[] = []
  for (let month = firstWhole; month < endOfWhole; month = nextMonth(month)) months.push(month)
  const broken: Period[] = []
  if (period.from < firstWhole) broken.push({ from: period.from, to: firstWhole })
  if (endOfWhole < period.to) broken.push({ from: endOfWhole, to: period.to })
  return { months, whole: months.length > 0 ? { from: firstWhole, to: endOfWhole } : null, broken }
}
