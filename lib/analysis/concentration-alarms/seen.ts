import type { Day } from '#lib/core/day'
import { addMonths } from '#lib/core/day'

/** Why alarms of a customer are let be: its papers hold it for long · the risk is accepted · it is known and seen to. */
export const SEEN_REASONS = ['secured', 'accepted', 'known'] as const
export type SeenReason = (typeof SEEN_REASONS)[number]

const MONTHS = 3

/** Answers the day after which a mark must have been set to hold today: it holds three months, as twelve months of revenue change slowly. */
export function seenSince(today: Day): Day {
  return addMonths(today, -MONTHS)
}
