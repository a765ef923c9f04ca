import type { Trade } from '../recipe/trades.ts'

/** Fen above the trade's price that small sellers pay; what they bring more, those of the middle bring less, and the large ones pay the trade's price. */
const smallPremiums = [
  { below: 30, minor: 20 },
  { below: 100, minor: 8 },
] as const
const middleBelow = 500

/** Answers what a waybill of each customer of a trade shall bring, in fen: on average over all waybills the trade's price. */
export function wantedPrices(trade: Trade, fullMonths: readonly number[]): number[] {
  if (trade.key !== 'commerce') return fullMonths.map(() => trade.priceMinor)
  const premiumOf = (month: number) => smallPremiums.find(({ below }) => month < below)?.minor ?? 0
  const isMiddle = (month: number) => premiumOf(month) === 0 && month < middleBelow
  const extra = fullMonths.reduce((sum, month) => sum + month * premiumOf(month), 0)
  const middle = fullMonths.reduce((sum, month) => sum + (isMiddle(month) ? month : 0), 0)
  const less = middle === 0 ? 0 : extra / middle
  return fullMonths.map((month) => trade.priceMinor + premiumOf(month) - (isMiddle(month) ? less : 0))
}
