import { safeMinor } from '#lib/core/money'
import { exactDecimal } from '#lib/core/ratio'

/** One term of a linear form of integers: weight × sum ÷ range. */
export interface LinearTerm {
  readonly weight: number
  readonly range: number
}

/** Far above what a few roundings of doubles can be wrong by, far below what anybody would set as a difference. */
const DOUBT = 1e-9

/**
 * Compares form(held) ÷ form(total) with a decimal share: negative, 0 or positive, as exact fractions compare. `coefficients` are the doubles nearest to
 * weight ÷ range: they decide where the answer is clear, so that the exact comparison happens only beside a cut.
 */
export function compareLinearShare(
  form: readonly LinearTerm[],
  coefficients: readonly number[],
  held: readonly number[],
  total: readonly number[],
  share: number,
): number {
  const whole = roughly(coefficients, total)
  const difference = roughly(coefficients, held) - whole * share
  if (Math.abs(difference) > DOUBT * whole) return difference
  const { numerator, denominator } = exactDecimal(share)
  const left = exactly(form, held) * denominator
  const right = exactly(form, total) * numerator
  return left < right ? -1 : left > right ? 1 : 0
}

function roughly(coefficients: readonly number[], sums: readonly number[]): number {
  let value = 0
  for (let index = 0; index < sums.length; index += 1) value += (coefficients[index] ?? 0) * (sums[index] ?? 0)
  return value
}

/** The form over the common denominator of all ranges. */
function exactly(form: readonly LinearTerm[], sums: readonly number[]): bigint {
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

/** Adds up integers that are not negative; a sum beyond a safe integer throws `rule_violated`. */
export function sumSafely(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return safeMinor(sum)
}
