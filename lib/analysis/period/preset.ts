import type { Day } from '#lib/core/day'
import { addDays, addMonths, monthOf } from '#lib/core/day'

export const periodKeys = ['year', 'quarter', 'thisMonth', 'lastMonth', 'thisYear', 'lastYear'] as const
export type PeriodKey = (typeof periodKeys)[number]

/** Answers the stretches that are asked for most, half-open; null is the usual one, the twelve months up to yesterday, the last day that is over; so are the three. The present month and year go on to today. */
export function periodChoices(today: Day): Record<PeriodKey, { from: Day; to: Day } | null> {
  const tomorrow = addDays(today, 1)
  const month = monthOf(today)
  const year = `${today.slice(0, 4)}-01-01`
  return {
    year: null,
    quarter: { from: addMonths(today, -3), to: today },
    thisMonth: { from: month, to: tomorrow },
    lastMonth: { from: addMonths(month, -1), to: month },
    thisYear: { from: year, to: tomorrow },
    lastYear: { from: addMonths(year, -12), to: year },
  }
}
