import { ratioOrNull } from '#lib/core/ratio'
import type { Concentration } from './concentration.ts'
import { largestPositions } from './concentration.ts'

/** How concentrated the others are once a customer is gone. */
export interface AfterLeaving {
  readonly hhi: number | null
  readonly cr4: number | null
}

/**
 * Answers the HHI of those who stay when a customer with a share `s` leaves: (HHI − s²) ÷ (1 − s)². Null where nobody stays.
 * @source docs/formulas.md#when-the-largest-leaves
 */
export function hhiWithout(hhi: number | null, share: number): number | null {
  // Rounding leaves next to nothing of an index that was all this customer's.
  return hhi === null || share >= 1 ? null : ratioOrNull(Math.max(0, hhi - share * share), (1 - share) ** 2)
}

/** Answers the same with the four largest of those who stay, for a customer at a position of values with a positive value. */
export function withoutCustomer(values: Float64Array, place: number, { total, hhi }: Concentration): AfterLeaving {
  const value = Math.max(0, values[place] ?? 0)
  const others = largestPositions(values, 5).filter((each) => each !== place)
  const four = others.slice(0, 4).reduce((sum, each) => sum + (values[each] ?? 0), 0)
  return { hhi: hhiWithout(hhi, ratioOrNull(value, total) ?? 0), cr4: ratioOrNull(four, total - value) }
}
