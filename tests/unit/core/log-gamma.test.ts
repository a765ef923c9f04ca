import { describe, expect, it } from 'vitest'
import { logBeta, logGamma } from '#lib/core/log-gamma'

describe('the logarithm of the gamma function', () => {
  // Γ(1) = Γ(2) = 1, Γ(½) = √π, Γ(n) = (n − 1)!; Γ(¼) = 3.625609908221908 and ln Γ(100) from tables (Abramowitz & Stegun, 6.1).
  it.each([
    [1, 0],
    [2, 0],
    [0.5, Math.log(Math.PI) / 2],
    [5, Math.log(24)],
    [11, Math.log(3_628_800)],
    [0.25, Math.log(3.625609908221908)],
    [100, 359.1342053695754],
  ])('is known at %d', (x, value) => {
    expect(logGamma(x)).toBeCloseTo(value, 12)
  })

  it('grows by ln x from x to x + 1', () => {
    for (const x of [0.01, 0.3, 0.7, 1.5, 7.25, 40.1, 1_000.5]) expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 9)
  })

  it('is no number for what is not positive', () => {
    for (const x of [0, -1, -0.5, Number.NaN]) expect(logGamma(x)).toBeNaN()
  })

  it('makes the beta function: B(2, 3) = 1 ÷ 12', () => {
    expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 12)
  })
})
