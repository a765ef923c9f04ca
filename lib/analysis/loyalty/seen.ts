import type { Day } from '#lib/core/day'
import { addMonths } from '#lib/core/day'

/** Why a customer of spurious loyalty is let be: the price is agreed for long · the risk is accepted · it is known and seen to. */
export const SEEN_REASONS = ['agreed', 'accepted', 'known'] as const
export type SeenReason = (typeof SEEN_REASONS)[number]

const MONTHS = 3

/** Answers the day after which a mark must have been set to hold today: it holds three months, as an attitude changes slowly. */
export function seenSince(today: Day): Day {
  return addMonths(today, -MONTHS)
}
