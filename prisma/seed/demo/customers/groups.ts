import type { TradeKey } from '../recipe/trades.ts'

/** A group of firms by their ranks in a trade: those below bear the brand of the one above. */
interface FirmGroup {
  readonly trade: Exclude<TradeKey, 'consumer'>
  readonly parent: number
  readonly members: readonly number[]
}

const group = (trade: FirmGroup['trade'], parent: number, ...members: number[]): FirmGroup => ({ trade, parent, members })

/** Ranks that a small demo does not have are left out. */
export const groups: readonly FirmGroup[] = [
  group('commerce', 0, 41, 97),
  group('commerce', 8, 60),
  group('commerce', 12, 33, 71, 120),
  group('commerce', 19, 88),
  group('warehouse', 0, 6, 9),
  group('factory', 0, 27, 64, 130),
  group('factory', 1, 45),
  group('factory', 6, 24, 90),
  group('factory', 9, 77),
  group('factory', 13, 38, 101, 160),
  group('office', 1, 12, 40, 95),
  group('office', 4, 26),
  group('office', 9, 50, 110),
  group('medical', 0, 7, 15),
  group('fresh', 3, 18),
]

/** Firms whose bills the one above settles, by their ranks: what is shipped there is paid by head office. */
const paidFromAbove: readonly Omit<FirmGroup, 'parent'>[] = [
  { trade: 'commerce', members: [41, 97] },
  { trade: 'factory', members: [24, 90, 101] },
  { trade: 'office', members: [12, 40, 110] },
]

/** Says whether the firm above a rank settles for it. */
export function isPaidFromAbove(trade: TradeKey, rank: number): boolean {
  return paidFromAbove.some((each) => each.trade === trade && each.members.includes(rank))
}

/** Answers the rank of the firm above one, or null. */
export function parentRank(trade: TradeKey, rank: number): number | null {
  return groups.find((each) => each.trade === trade && each.members.includes(rank))?.parent ?? null
}
