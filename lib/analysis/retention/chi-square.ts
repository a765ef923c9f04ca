import { logGamma } from '#lib/core/log-gamma'

const PRECISE = 1e-15
const MOST_TERMS = 10_000
/** Stands for a denominator of 0 in the continued fraction. */
const TINY = 1e-300

/**
 * Answers how likely chance alone makes a chi-square statistic at least as large: the upper tail of the chi-square distribution with so many degrees of freedom, Q(k ÷ 2, x ÷ 2). 1 for a statistic of 0.
 * @source docs/formulas.md#log-rank-test
 */
export function chiSquareTail(statistic: number, degreesOfFreedom: number): number {
  if (statistic <= 0) return 1
  const a = degreesOfFreedom / 2
  const x = statistic / 2
  const factor = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - factor * series(a, x) : factor * continuedFraction(a, x)
}

/** Of the lower tail, which converges fast where x is small. */
function series(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < MOST_TERMS && Math.abs(term) > Math.abs(sum) * PRECISE; n += 1) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** Of the upper tail, by Lentz's method. */
function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let found = d
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const step = -n * (n - a)
    b += 2
    d = 1 / (step * d + b || TINY)
    c = b + step / c || TINY
    found *= c * d
    if (Math.abs(c * d - 1) < PRECISE) break
  }
  return found
}
