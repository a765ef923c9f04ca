/**
 * Answers the smallest integer that is not below the type-7 quantile k ÷ parts of ascending integers (R's default: linear between the two nearest order statistics
 * at (n − 1)·k ÷ parts). Integers compare with it as with the quantile itself, and no float can put one on the wrong side of a cut.
 * @source docs/formulas.md#quantiles
 */
export function quantileCeiling(sorted: Float64Array, k: number, parts: number): number {
  const { lower, rest, step } = place(sorted, k, parts)
  return lower + Number((BigInt(rest) * BigInt(step) + BigInt(parts) - 1n) / BigInt(parts))
}

/** Answers the type-7 quantile k ÷ parts of ascending numbers, NaN for none. */
export function quantile(sorted: Float64Array, k: number, parts: number): number {
  const { lower, rest, step } = place(sorted, k, parts)
  return lower + (step * rest) / parts
}

function place(sorted: Float64Array, k: number, parts: number): { lower: number; rest: number; step: number } {
  const scaled = (sorted.length - 1) * k
  const rest = scaled % parts
  const index = (scaled - rest) / parts
  const lower = sorted[index] ?? Number.NaN
  const upper = rest === 0 ? lower : (sorted[index + 1] ?? Number.NaN)
  return { lower, rest, step: upper - lower }
}
