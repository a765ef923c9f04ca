import type { Day } from '#lib/core/day'
import { addDays, addMonths, daysBetween, monthOf } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { springFestivalOf } from '#lib/core/spring-festival'

/** The last month of the year in which the festival moves what is shipped. */
const LAST_WINTER_MONTH = 2

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
  const year = Number(from.slice(0, 4))
  const festivals = [springFestivalOf(year), springFestivalOf(year - 1)] as const
  const isWinter = Number(from.slice(5, 7)) <= LAST_WINTER_MONTH
  if (isWinter && festivals[0] !== null && festivals[1] !== null) {
    const shift = daysBetween(festivals[0], festivals[1])
    return { from: addDays(from, shift), to: addDays(to, shift) }
  }
  return { from: addMonths(from, -12), to: addDays(addMonths(addDays(to, -1), -12), 1) }
}

/** Answers the first days of the month before, as many as the month to date has, but no more than that month has. */
export function sameDaysLastMonth({ from, to }: Period): Period {
  const before = addMonths(from, -1)
  const days = Math.min(daysBetween(from, to), daysBetween(before, from))
  return { from: before, to: addDays(before, days) }
}
