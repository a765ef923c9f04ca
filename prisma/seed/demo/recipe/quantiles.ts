import { normalQuantile } from '../normal-quantile.ts'
import type { Trade } from './trades.ts'
import { trades } from './trades.ts'

/** Share of the customers that shipped in the last twelve months; of them the recipe gives the monthly waybills. */
export const shippingShare = 0.74
/** Share of the customers that have never shipped. */
const potentialShare = 0.05

/** What the recipe says of one trade. */
export interface TradePlan {
  readonly trade: Trade
  /** Waybills a month of each customer that ships, the largest first. */
  readonly waybillsMonth: readonly number[]
  /** Customers that shipped until more than twelve months ago. */
  readonly lost: number
  /** Customers that have not shipped yet; nobody courts people who send one parcel. */
  readonly potential: number
}

/**
 * Answers the plan of every trade: waybills a month are not drawn but the quantiles (i − ½)/n of a lognormal distribution, scaled to the trade's part of
 * the total. So the skew of the company, from which its classes and its concentration follow, is the same for every seed.
 */
export function planTrades(customers: number, waybillsMonth: number): TradePlan[] {
  const potential = apportion(
    Math.round(customers * potentialShare),
    trades.map((trade) => (trade.kind === 'consumer' ? 0 : trade.customerShare)),
  )
  const counts = apportion(
    customers,
    trades.map((trade) => trade.customerShare),
  )
  return trades.map((trade, place) => {
    const count = counts[place] ?? 0
    const shipping = Math.round(count * shippingShare)
    return {
      trade,
      waybillsMonth: lognormalQuantiles(shipping, trade.sigma, waybillsMonth * trade.waybillShare),
      potential: potential[place] ?? 0,
      lost: count - shipping - (potential[place] ?? 0),
    }
  })
}

/** Answers the n quantiles of a lognormal distribution, scaled to a total, the largest first. */
export function lognormalQuantiles(n: number, sigma: number, total: number): number[] {
  const raw = Array.from({ length: n }, (_, place) => Math.exp(sigma * normalQuantile((n - place - 0.5) / n)))
  const sum = raw.reduce((a, b) => a + b, 0)
  return raw.map((value) => (value / sum) * total)
}

/** Divides a whole number by shares into whole numbers that come to it: the largest remainders get what rounding down leaves. */
export function apportion(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((a, b) => a + b, 0)
  const exact = shares.map((share) => (total * share) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((value, place) => ({ place, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.place - b.place)
  for (const { place } of byRemainder.slice(0, left)) parts[place] = (parts[place] ?? 0) + 1
  return parts
}
