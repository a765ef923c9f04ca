import { makeRandom } from '../random.ts'
import { expectedCostMinor, expectedListMinor } from '../recipe/expected-price.ts'
import { commerceLevelMinor, ladderShare } from '../recipe/prices.ts'
import type { Trade } from '../recipe/trades.ts'

/** What a customer pays and costs, beside the tables that hold for all. */
export interface Terms {
  /** Share of the published price. */
  readonly discountShare: number
  /** E-commerce: added to the base price by volume, and taken off it by agreement; fen a waybill. */
  readonly levelMinor: number
  readonly concessionMinor: number
  /** How heavy its parcels are against those of its trade. */
  readonly weightFactor: number
  /** What it costs against the branch's reckoning. */
  readonly costFactor: number
}

/** A customer as its terms are found: what it sends and spends a month, what one waybill shall bring, and what shall stay of it. */
export interface TermsWanted {
  readonly trade: Trade
  readonly key: number
  readonly fullMonth: number
  readonly yuanMonth: number
  readonly priceMinor: number
  readonly margin: number
}

/** Answers terms under which the customer's waybills bring the wanted price and margin on average: where prices are negotiated the concession is found, where
 * a ladder holds the weight. */
export function findTerms(wanted: TermsWanted): Terms {
  const { trade } = wanted
  const revenue = trade.pricing === 'concession' ? negotiated(wanted) : byLadder(wanted)
  const cost = expectedCostMinor(trade.lines, revenue.weightFactor)
  return { ...revenue, costFactor: (wanted.priceMinor * (1 - wanted.margin)) / cost }
}

function negotiated({ trade, key, fullMonth, priceMinor }: TermsWanted): Omit<Terms, 'costFactor'> {
  const weightFactor = hundredths(0.85 + 0.3 * makeRandom(`weight ${trade.key}`, key).next())
  const levelMinor = commerceLevelMinor(fullMonth)
  // The level is one of e-commerce, whatever else a customer sends.
  const commerceShare = trade.lines.reduce((sum, line) => sum + (line.product === '电商特惠' ? line.share : 0), 0)
  const list = expectedListMinor(trade.lines, weightFactor) + levelMinor * commerceShare
  return { discountShare: 1, levelMinor, concessionMinor: Math.round(list - priceMinor), weightFactor }
}

const lightest = 0.6
const heaviest = 2.2
const halvings = 9
const nearEnough = 0.01

function byLadder({ trade, yuanMonth, priceMinor }: TermsWanted): Omit<Terms, 'costFactor'> {
  const step = trade.key === 'consumer' ? 1 : ladderShare(yuanMonth)
  let low = lightest
  let high = heaviest
  for (let halving = 0; halving < halvings; halving += 1) {
    const middle = Math.sqrt(low * high)
    if (expectedListMinor(trade.lines, middle) * step > priceMinor) high = middle
    else low = middle
  }
  const weightFactor = hundredths(Math.sqrt(low * high))
  // Where no likely weight fits the step of the ladder, the discount is one that was agreed on.
  const agreed = Math.min(1, priceMinor / expectedListMinor(trade.lines, weightFactor))
  const discountShare = Math.abs(agreed - step) < nearEnough ? step : agreed
  return { discountShare, levelMinor: 0, concessionMinor: 0, weightFactor }
}

const hundredths = (value: number) => Math.round(value * 100) / 100
