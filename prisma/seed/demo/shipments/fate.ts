import type { Random } from '../random.ts'
import { mishaps } from '../recipe/service-levels.ts'

/** What went wrong with a waybill, if anything did. */
export interface Fate {
  readonly end: 'delivered' | 'cancelled' | 'returned' | 'refused' | 'lost'
  readonly damaged: boolean
  /** Where it lies on its way until an instant that the demo tells of, in seconds since the demo began. */
  readonly heldUntil?: number
}

const well: Fate = { end: 'delivered', damaged: false }

const ends = ['cancelled', 'returned', 'refused', 'lost'] as const

/** Draws whether a waybill goes wrong. One of few is not cancelled: its customer would have sent nothing at all. */
export function drawFate(random: Random, isOneOfFew: boolean): Fate {
  let left = random.next()
  for (const end of ends) {
    left -= mishaps[end]
    if (left < 0) return end === 'cancelled' && isOneOfFew ? well : { end, damaged: false }
  }
  return left < mishaps.damaged ? { end: 'delivered', damaged: true } : well
}
