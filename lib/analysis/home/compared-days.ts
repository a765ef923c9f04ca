import type { Day } from '#lib/core/day'
import { addDays, addMonths, daysBetween, monthOf } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { festivalShift } from '#lib/core/spring-festival'

/** The last month of the year in which the festival moves what is shipped. */
const LAST_WINTER_MONTH = 2

const isWinter = (day: Day) => Number(day.slice(5, 7)) <= LAST_WINTER_MONTH

const YEAR_OF_WEEKS_DAYS = 364

/**
 * Answers the days of the year before that a few whole weeks are compared with: 52 weeks earlier, so that every weekday counts alike; when they touch January or February those that lie as far from that year's
 * Spring Festival, where both are known.
 * @source docs/formulas.md#volume-drop
 */
export function sameWeeksLastYear({ from, to }: Period): Period {
  const last = addDays(to, -1)
  const shift = (isWinter(from) || isWinter(last) ? festivalShift(Number(last.slice(0, 4))) : null) ?? -YEAR_OF_WEEKS_DAYS
  return { from: addDays(from, shift), to: addDays(to, shift) }
}

const WEEK_DAYS = 7
const FOUR_WEEKS_DAYS = 28

/** Answers the seven days that end with a day. */
export function lastSevenDays(asOf: Day): Period {
  return { from: addDays(asOf, 1 - WEEK_DAYS), to: addDays(asOf, 1) }
}

/** Answers the days four weeks before a few whole weeks, so that every weekday counts alike. */
export function sameWeekdaysBefore({ from, to }: Period): Period {
  return { from: addDays(from, -FOUR_WEEKS_DAYS), to: addDays(to, -FOUR_WEEKS_DAYS) }
}

/** The month of a day up to that day. */
export function monthToDate(asOf: Day): Period {
  return { from: monthOf(asOf), to: addDays(asOf, 1) }
}

/**
 * Answers the days of the year before that a month to date is compared with: the same days of the calendar; in January and February those that lie as far from that year's
 * Spring Festival, where both are known.
 * @source docs/formulas.md#change-in-revenue
 */
export function sameDaysLastYear({ from, to }: Period): Period {
  const shift = isWinter(from) ? festivalShift(Number(from.slice(0, 4))) : null
  if (shift !== null) return { from: addDays(from, shift), to: addDays(to, shift) }
  return { from: addMonths(from, -12), to: addDays(addMonths(addDays(to, -1), -12), 1) }
}

/** Answers the first days of the month before, as many as the month to date has, but no more than that month has. */
export function sameDaysLastMonth({ from, to }: Period): Period {
  const before = addMonths(from, -1)
  const days = Math.min(daysBetween(from, to), daysBetween(before, from))
  return { from: before, to: addDays(before, days) }
}
