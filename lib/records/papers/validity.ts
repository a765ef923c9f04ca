import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'

/** How a paper stands today: it has no end, holds, ends soon, or has ended. */
export const validities = ['open', 'valid', 'ending', 'ended'] as const
export type Validity = (typeof validities)[number]

/** So many days before its end a paper counts as ending: time enough to have an agreement signed anew. */
export const SOON_DAYS = 30

/** Answers how a paper stands on a day. It holds on its last day, and has ended on the day after. */
export function validityOf(validUntil: Day | null, today: Day): Validity {
  if (validUntil === null) return 'open'
  if (validUntil < today) return 'ended'
  return validUntil < endsSoonBefore(today) ? 'ending' : 'valid'
}

/** Answers the day before which a paper ends soon, or has ended. */
export function endsSoonBefore(today: Day): Day {
  return addDays(today, SOON_DAYS + 1)
}
