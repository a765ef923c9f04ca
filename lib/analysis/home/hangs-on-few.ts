import { maskCustomerName } from '#lib/core/personal'
import { ratioOrNull } from '#lib/core/ratio'
import type { KindSums, StandOut } from './repository.ts'

/** A customer with its share of what is seen; a person's name is masked. */
export interface Holder {
  id: number
  name: string
  share: number | null
}

/** What the largest customers hold of the revenue and pieces of a year. */
export interface HangsOnFew {
  largest: Holder | null
  largestByPieces: Holder | null
  /** Shares that the four largest hold of revenue and pieces. */
  cr4: number | null
  piecesCr4: number | null
  /** The share of the four largest less that of the year before, over as many whole months as the records cover in both; null where they cover none. */
  cr4Change: number | null
}

/**
 * Answers what the largest customers hold of a year, out of sums by kind of customer and the customers that stand out. Shares are of what customers with a positive sum hold, as near as sums of parts can say: credit notes alone make a
 * customer negative.
 * @source docs/formulas.md#concentration
 */
export function hangsOnFew(kinds: readonly KindSums[], standOuts: readonly StandOut[]): HangsOnFew {
  const all = (of: (row: KindSums) => number) => kinds.reduce((sum, row) => sum + of(row), 0)
  const by = (which: StandOut['by']) => standOuts.filter((one) => one.by === which)
  const fourOf = (which: StandOut['by'], of: (one: StandOut) => number, whole: number) =>
    ratioOrNull(
      by(which).reduce((sum, one) => sum + Math.max(0, of(one)), 0),
      whole,
    )
  const minorOf = ({ minor }: StandOut) => minor
  const [largest] = by('revenue')
  const [largestByPieces] = by('pieces')
  const revenue = all((row) => row.yearRevenueMinor)
  const pieces = all((row) => row.yearPieces)
  const [sinceMinor, beforeMinor] = [all((row) => row.sinceRevenueMinor), all((row) => row.beforeRevenueMinor)]
  const [since, before] = [fourOf('since', minorOf, sinceMinor), fourOf('before', minorOf, beforeMinor)]
  return {
    largest: holderOf(largest, largest?.minor ?? 0, revenue),
    largestByPieces: holderOf(largestByPieces, largestByPieces?.pieces ?? 0, pieces),
    cr4: fourOf('revenue', minorOf, revenue),
    piecesCr4: fourOf('pieces', (one) => one.pieces, pieces),
    cr4Change: since === null || before === null ? null : since - before,
  }
}

function holderOf(one: StandOut | undefined, part: number, whole: number): Holder | null {
  if (one === undefined || part <= 0) return null
  return { id: one.id, name: maskCustomerName(one.kind, one.name), share: ratioOrNull(part, whole) }
}
