import { entryAt, makeRandom } from '../random.ts'
import type { Harvest } from '../recipe/season.ts'
import { harvests } from '../recipe/season.ts'
import type { Trade } from '../recipe/trades.ts'
import { castAt } from '../stories/cast.ts'

const shares = [0.45, 0.2, 0.2, 0.15]

/** Answers what a customer of the fresh trade sells, null for all others. */
export function harvestOf(trade: Trade, rank: number): Harvest | null {
  if (trade.rhythm !== 'fresh') return null
  const named = harvests.find((harvest) => harvest === castAt(trade.key, rank)?.goods)
  return named ?? entryAt(harvests, makeRandom('harvest', rank).weighted(shares))
}
