import { descendingOrder } from './order.ts'

/** Where every customer of a run stands, by position of the columns. */
export interface Ranking {
  /** Positions from the largest value to the smallest; equal values by position, that is by customer id. */
  readonly order: Uint32Array
  /** 1, 2, 2, 4. */
  readonly rank: Int32Array
  /** max(value, 0) ÷ the total of positive values; NaN where shares mean nothing. */
  readonly share: Float64Array
  /** The share of all customers of this rank or better; NaN where shares mean nothing. */
  readonly cumulativeShare: Float64Array
  readonly positiveTotal: number
}

/**
 * Ranks values from the largest down, with shares of the total of positive values where `withShares` says that shares mean something. Without any positive value
 * there is nothing to have a share of, and shares are NaN. The answer does not depend on the order of the customers.
 * @source docs/formulas.md#rank-and-share
 */
export function rankValues(values: Float64Array, withShares: boolean): Ranking {
  const order = descendingOrder(values)
  const rank = new Int32Array(values.length)
  const share = new Float64Array(values.length).fill(Number.NaN)
  const cumulativeShare = new Float64Array(values.length).fill(Number.NaN)
  const positiveTotal = sumPositive(values, order)
  const hasShares = withShares && positiveTotal > 0
  let sum = 0
  for (let start = 0; start < order.length; ) {
    const value = values[order[start] ?? 0] ?? 0
    let end = start
    while (end < order.length && values[order[end] ?? 0] === value) {
      if (value > 0) sum += value
      end += 1
    }
    for (let index = start; index < end; index += 1) {
      const position = order[index] ?? 0
      rank[position] = start + 1
      if (!hasShares) continue
      share[position] = Math.max(value, 0) / positiveTotal
      cumulativeShare[position] = sum / positiveTotal
    }
    start = end
  }
  return { order, rank, share, cumulativeShare, positiveTotal }
}

/** Adds in falling order, so that the same customers give the same total whatever order they came in. */
function sumPositive(values: Float64Array, order: Uint32Array): number {
  let sum = 0
  for (const position of order) {
    const value = values[position] ?? 0
    if (!(value > 0)) break
    sum += value
  }
  return sum
}
