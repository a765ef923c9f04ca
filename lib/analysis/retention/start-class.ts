import type { AbcClass } from '../schemes/abc.ts'
import { abcClassOf, fitAbcCuts } from '../schemes/abc.ts'

/** So many whole months, the first of shipment among them, tell what a customer brings at first. */
export const START_MONTHS = 3

/**
 * Answers the ABC classes of what customers brought in their first months, in minor units, in the same order; by the shares of the company. Not by what they bring today: whoever has left brings nothing, and would be C
 * because of it.
 * @source docs/formulas.md#log-rank-test
 */
export function startClasses(revenues: Float64Array, shares: { readonly a_share: number; readonly b_share: number }): AbcClass[] {
  const { cuts } = fitAbcCuts(revenues, shares.a_share, shares.b_share)
  return Array.from(revenues, (revenue) => abcClassOf(revenue, cuts))
}
