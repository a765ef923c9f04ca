import type { Day } from '#lib/core/day'
import { addMonths } from '#lib/core/day'

/** Why a drop is let be, where a word says it: it is the season · the customer has closed · the cause is known and seen to. */
export const SEEN_REASONS = ['seasonal', 'closed', 'known'] as const
export type SeenReason = (typeof SEEN_REASONS)[number]

const MONTHS = 1

/** Answers the day after which a mark must have been set to hold today: it holds a month. */
export function seenSince(today: Day): Day {
  return addMonths(today, -MONTHS)
}
