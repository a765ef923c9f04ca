import type { Day } from '#lib/core/day'
import { addMonths, monthOf } from '#lib/core/day'
import type { Period } from '#lib/core/period'

/** So many months are compared where the records cover both years. */
export const YEAR = 12

/** Answers how many months lie between two first days of months. */
export function monthsIn({ from, to }: Period): number {
  const count = (day: Day) => Number(day.slice(0, 4)) * YEAR + Number(day.slice(5, 7))
  return count(to) - count(from)
}

/** Whole months, and the same of the year before. */
export interface ComparedMonths {
  readonly before: Period
  readonly since: Period
}

/**
 * Answers which whole months are held against those of the year before: the last twelve before a first day of a month, or as many of them as the records, which begin with `firstDay`, cover a year earlier too. A month that they only begin in is not covered: eleven months against twelve would be
 * growth. Without any such month both are empty, and end where they begin.
 * @source docs/formulas.md#months-that-are-compared
 */
export function comparedMonths(to: Day, firstDay: Day | null): ComparedMonths {
  const middle = addMonths(to, -YEAR)
  const covered = firstDay === null ? middle : monthOf(firstDay) === firstDay ? firstDay : addMonths(monthOf(firstDay), 1)
  const earliest = addMonths(middle, -YEAR)
  const from = covered < earliest ? earliest : covered > middle ? middle : covered
  return { before: { from, to: middle }, since: { from: addMonths(from, YEAR), to } }
}
