import { z } from 'zod'
import type { Day } from '#lib/core/day'
import { addMonths } from '#lib/core/day'
import type { Period } from '#lib/core/period'

const period = z.object({ from: z.string(), to: z.string() })

/** Over which days the workbook of a year asks. */
export const reviewPeriods = z.object({
  /** The year before, as far as there are records of it; empty (from = to) where there are none. */
  lastYear: period,
  /** The year itself up to the day before the present one. */
  thisYear: period,
  /** The same days of both years; null while there are none that can be compared. */
  compared: z.object({ earlier: period, later: period }).nullable(),
})
export type ReviewPeriods = z.infer<typeof reviewPeriods>

const earlier = (left: Day, right: Day): Day => (left < right ? left : right)
const later = (left: Day, right: Day): Day => (left > right ? left : right)

/**
 * Answers the periods of the workbook of a year, as of the day `today`, which is not over and does not count. `recordsFrom` is the day of the company's first waybill that counts, null where
 * it has none: the year before begins no earlier. The year to date stands beside the same days of the year before; January and February are never taken apart, for the
 * Spring Festival lies now in the one and now in the other: before 1 March nothing is compared, and records that begin within the two are compared from March on.
 * @source docs/formulas.md#annual-review
 */
export function periodsOf(year: number, today: Day, recordsFrom: Day | null): ReviewPeriods {
  const start = `${year}-01-01`
  const lastTo = later(earlier(start, today), `${year - 1}-01-01`)
  const lastFrom = recordsFrom === null ? lastTo : earlier(later(`${year - 1}-01-01`, recordsFrom), lastTo)
  const to = later(earlier(today, `${year + 1}-01-01`), start)
  return { lastYear: { from: lastFrom, to: lastTo }, thisYear: { from: start, to }, compared: comparedDays(year, lastFrom, to) }
}

function comparedDays(year: number, lastFrom: Day, to: Day): ReviewPeriods['compared'] {
  const march = `${year - 1}-03-01`
  const from = lastFrom > `${year - 1}-01-01` ? later(lastFrom, march) : lastFrom
  const before = { from, to: addMonths(to, -monthsOfYear) }
  if (to < `${year}-03-01` || before.from >= before.to) return null
  return { earlier: before, later: { from: addMonths(from, monthsOfYear), to } }
}

export const monthsOfYear = 12

/** Answers the days a year after some days, no later than `today`. */
export function yearAfter({ from, to }: Period, today: Day): Period {
  const first = addMonths(from, monthsOfYear)
  return { from: first, to: later(earlier(addMonths(to, monthsOfYear), today), first) }
}

/** Says whether a period holds no day. */
export const isEmpty = ({ from, to }: Period): boolean => from >= to
