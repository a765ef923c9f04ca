import { describe, expect, it } from 'vitest'
import { minimise } from '#lib/core/minimise'
import { atOnce } from '#lib/core/steps'

describe('the least value of a function', () => {
  it('is found at the bottom of Rosenbrock’s valley, (1, 1)', () => {
    const { at, value, converged } = atOnce(
      minimise(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1], {
        tolerance: 1e-14,
      }),
    )
    expect(at[0]).toBeCloseTo(1, 4)
    expect(at[1]).toBeCloseTo(1, 4)
    expect(value).toBeLessThan(1e-8)
    expect(converged).toBe(true)
  })

  it('is found in four variables, of Powell’s function, whose bottom is flat', () => {
    const powell = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) =>
      (a + 10 * b) ** 2 + 5 * (c - d) ** 2 + (b - 2 * c) ** 4 + 10 * (a - d) ** 4
    expect(atOnce(minimise(powell, [3, -1, 0, 1], { tolerance: 1e-14 })).value).toBeLessThan(1e-6)
  })

  it('is not sought where the function has no number', () => {
    const { at } = atOnce(minimise(([x = 0]) => (x <= 0 ? Number.NaN : x - Math.log(x)), [3]))
    expect(at[0]).toBeCloseTo(1, 3)
  })

  it('says when its steps were used up', () => {
    expect(atOnce(minimise(([x = 0]) => x, [0], { mostSteps: 5 })).converged).toBe(false)
  })
})
