import { makeRandom, shuffled } from '../random.ts'
import type { TradeKey } from '../recipe/trades.ts'
import type { Volume } from './volumes.ts'

/** Share of all customers on whom money is lost. */
const negativeShare = 0.09
/** Five of them are among the thirty that send most. */
const largeNegatives: readonly { trade: TradeKey; rank: number; margin: number }[] = [
  { trade: 'commerce', rank: 1, margin: -0.14 },
  { trade: 'commerce', rank: 7, margin: -0.12 },
  { trade: 'commerce', rank: 10, margin: -0.18 },
  { trade: 'warehouse', rank: 1, margin: -0.15 },
  { trade: 'warehouse', rank: 4, margin: -0.1 },
]
/** Where the others are found. */
const negativeTrades: Readonly<Partial<Record<TradeKey, number>>> = {
  ...{ commerce: 0.62, channel: 0.05, fresh: 0.09, factory: 0.16, office: 0.06, medical: 0.02 },
}
/** The largest are not lost money on unless they are named above. */
const spared = 25

/** Answers the margin of each customer that ships: on average over revenue that of its trade. */
export function planMargins(customers: number, shipping: readonly Volume[]): Map<Volume, number> {
  const negatives = drawNegatives(Math.round(customers * negativeShare), shipping)
  const margins = new Map<Volume, number>()
  for (const trade of new Set(shipping.map((volume) => volume.trade))) {
    const ofTrade = shipping.filter((volume) => volume.trade === trade)
    const revenueOf = (volume: Volume) => volume.yuanMonth
    const lost = ofTrade.reduce((sum, volume) => sum + revenueOf(volume) * (negatives.get(volume) ?? 0), 0)
    const wanted = ofTrade.reduce((sum, volume) => sum + revenueOf(volume) * trade.margin, 0)
    const earning = ofTrade.filter((volume) => !negatives.has(volume))
    const spread = (volume: Volume) => sizeFactor(volume) * (0.7 + 0.6 * makeRandom(`margin ${trade.key}`, volume.rank).next())
    const raw = earning.reduce((sum, volume) => sum + revenueOf(volume) * trade.margin * spread(volume), 0)
    for (const volume of earning) margins.set(volume, (trade.margin * spread(volume) * (wanted - lost)) / raw)
  }
  for (const [volume, margin] of negatives) margins.set(volume, margin)
  return margins
}

/** Whoever sends much has bargained. */
function sizeFactor({ yuanMonth }: Volume): number {
  return 1.25 - 0.12 * Math.log10(1 + yuanMonth / 10)
}

function drawNegatives(count: number, shipping: readonly Volume[]): Map<Volume, number> {
  const negatives = new Map<Volume, number>()
  for (const { trade, rank, margin } of largeNegatives) {
    const volume = shipping.find((each) => each.trade.key === trade && each.rank === rank)
    if (volume !== undefined) negatives.set(volume, margin)
  }
  const random = makeRandom('negative margins')
  for (const [trade, share] of Object.entries(negativeTrades)) {
    const candidates = shuffled(
      random,
      shipping.filter((volume) => volume.trade.key === trade && volume.rank >= spared && !negatives.has(volume)),
    )
    const wanted = Math.round((count - largeNegatives.length) * share)
    for (const volume of candidates.slice(0, wanted)) negatives.set(volume, -0.03 - 0.22 * random.next())
  }
  return negatives
}
