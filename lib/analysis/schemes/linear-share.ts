import { safeMinor } from '#lib/core/money'
import { exactDecimal } from '#lib/core/ratio'

/** One term of a linear form of integers: weight × sum ÷ range. */
export interface LinearTerm {
  readonly weight: number
  readonly range: number
}

/** The sums that the terms of a form are taken of. */
export type Sums = readonly [number, number, number]

/** Far above what a few roundings of doubles can be wrong by, far below what anybody would set as a difference. */
const DOUBT = 1e-9

/**
 * Makes the question whether form(held) ÷ form(total) lies below a decimal share, as exact fractions compare. Doubles decide where the answer is clear, so that
 * integers of any length are needed only beside the cut.
 */
export function belowShare(
  form: readonly LinearTerm[],
  total: Sums,
  share: number,
): (first: number, second: number, third: number) => boolean {
  const [one = 0, two = 0, three = 0] = form.map(({ weight, range }) => weight / range)
  const whole = one * total[0] + two * total[1] + three * total[2]
  const limit = whole * share
  const doubt = whole * DOUBT
  const { numerator, denominator } = exactDecimal(share)
  const exactLimit = exactly(form, total) * numerator
  return (first, second, third) => {
    const difference = one * first + two * second + three * third - limit
    if (difference > doubt) return false
    return difference < -doubt || exactly(form, [first, second, third]) * denominator < exactLimit
  }
}

/** The form over the common denominator of all ranges. */
function exactly(form: readonly LinearTerm[], sums: Sums): bigint {
  let value = 0n
  form.forEach(({ weight }, index) => {
    let term = BigInt(weight) * BigInt(sums[index] ?? 0)
    form.forEach(({ range }, other) => {
      if (other !== index) term *= BigInt(range)
    })
    value += term
  })
  return value
}

/** Adds up integers; a sum beyond a safe integer throws `rule_violated`. */
export function sumSafely(values: Float64Array): number {
  let sum = 0
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0
  return safeMinor(sum)
}
