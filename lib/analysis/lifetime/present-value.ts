export interface Stream {
  /** The share that stays from one period to the next. */
  readonly retention: number
  /** A period. */
  readonly discountRate: number
  /** Of what comes of those that stay, a period. */
  readonly growthRate: number
  /** How many times it comes; infinity for a stream without an end. */
  readonly periods: number
  /** 0 when the first comes at once, 1 when after one period. */
  readonly first: 0 | 1
}

/**
 * Answers what a stream of 1 a period is worth today: Σ r^t (1 + g)^(t − first) ÷ (1 + i)^t over the periods. Without an end it is r ÷ (1 + i − r(1 + g)) from the first period on and
 * (1 + i) ÷ (1 + i − r(1 + g)) at once, infinity where that does not converge.
 * @source docs/formulas.md#investment-npv
 */
export function presentValueFactor({ retention, discountRate, growthRate, periods, first }: Stream): number {
  const kept = (retention * (1 + growthRate)) / (1 + discountRate)
  const start = first === 0 ? 1 : retention / (1 + discountRate)
  if (kept === 1) return start * periods
  if (periods === Number.POSITIVE_INFINITY) return kept < 1 ? start / (1 - kept) : Number.POSITIVE_INFINITY
  return (start * (1 - kept ** periods)) / (1 - kept)
}
