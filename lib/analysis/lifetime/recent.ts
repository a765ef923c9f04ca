import { addMonths, dayFromNumber, dayNumber } from '#lib/core/day'
import { roundHalfAwayFromZero } from '#lib/core/money'

/** What a customer brought lately, beside what it usually does. */
export interface Recent {
  /** Revenue of the last three months, and what it usually brings in as many days; minor units. */
  readonly recentMinor: number
  readonly usualMinor: number
}

export const RECENT_MONTHS = 3
/** With fewer days before the last three months nothing is usual of a customer yet: about a season. */
const LEAST_DAYS_BEFORE = 90

/**
 * Answers what a customer brought in the last three months of a run beside its own usual: revenue from its first shipping day of the run to three months before its end, by the day, × the days of the last three months. In minor units. Null for
 * a customer that shipped for fewer than ninety days before them, one that brought nothing then, and where it is not known.
 * @source docs/formulas.md#lifetime-value
 */
export function recentOf({
  revenueMinor,
  recentMinor,
  firstDay,
  lastDay,
}: {
  /** Of the whole run. */
  readonly revenueMinor: number
  readonly recentMinor: number
  /** Day numbers: its first shipping day within the run, and the run's last day. */
  readonly firstDay: number
  readonly lastDay: number
}): Recent | null {
  const end = lastDay + 1
  const from = dayNumber(addMonths(dayFromNumber(end), -RECENT_MONTHS))
  const daysBefore = from - firstDay
  const before = revenueMinor - recentMinor
  // Not `<=`: what is not known is NaN.
  if (!(daysBefore >= LEAST_DAYS_BEFORE && before > 0)) return null
  return { recentMinor, usualMinor: roundHalfAwayFromZero((before * (end - from)) / daysBefore) }
}

/** Answers whether what a customer brought lately lies below so large a share (0 to 1) of its usual; exactly that share does not, and 0 never warns. */
export function hasFallen({ recentMinor, usualMinor }: Recent, share: number): boolean {
  return recentMinor < usualMinor * share
}
