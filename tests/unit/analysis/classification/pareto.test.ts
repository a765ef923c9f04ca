import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paretoBars, topShares } from '#lib/analysis/classification/pareto'
import { rankValues } from '#lib/analysis/classification/ranking'

const curveOf = (values: number[]) => {
  const column = Float64Array.from(values)
  return topShares(column, rankValues(column, true))
}
const closeTo = (value: number) => expect.closeTo(value, 10)

describe('what the largest customers hold', () => {
  it('is added up from the largest down, linear within one customer', () => {
    // 50, 30, 15, 5 of 100: a customer is 25 %.
    const curve = curveOf([15, 50, 5, 30]) ?? []
    expect(curve).toHaveLength(101)
    expect([curve[0], curve[10], curve[25], curve[20], curve[50], curve[75], curve[100]]).toEqual([
      0,
      closeTo(0.2),
      closeTo(0.5),
      closeTo(0.4),
      closeTo(0.8),
      closeTo(0.95),
      1,
    ])
  })

  it('counts customers without a positive value among the customers, not in what is held', () => {
    // The one with 100 is a fifth of five.
    const curve = curveOf([0, 100, -40, 0, 0]) ?? []
    expect([curve[10], curve[20], curve[60], curve[100]]).toEqual([closeTo(0.5), closeTo(1), closeTo(1), 1])
  })

  it('is nothing where nothing is positive', () => {
    expect(curveOf([])).toBeNull()
    expect(curveOf([0, -5])).toBeNull()
  })

  it('never falls, never rises faster than before, and ends at 1', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000_000 }), { minLength: 1, maxLength: 60 }), (values) => {
        const curve = curveOf(values)
        if (curve === null) {
          expect(Math.max(...values)).toBeLessThanOrEqual(0)
          return
        }
        const steps = curve.slice(1).map((held, index) => held - (curve[index] ?? 0))
        expect(Math.min(...steps)).toBeGreaterThanOrEqual(-1e-12)
        expect(steps.slice(1).every((step, index) => step <= (steps[index] ?? 0) + 1e-9)).toBe(true)
        expect(curve[100]).toBe(1)
      }),
    )
  })
})

describe('the bars of a Pareto chart', () => {
  const classes = [
    { class: 'A', customers: 2, valueShare: 0.8 },
    { class: 'B', customers: 1, valueShare: 0.15 },
    { class: 'C', customers: 1, valueShare: 0.05 },
  ]

  it('are one a customer while there are few', () => {
    const bars = paretoBars(curveOf([50, 30, 15, 5]) ?? [], classes)
    expect(bars.map((bar) => bar.class)).toEqual(['A', 'A', 'B', 'C'])
    expect(bars.map((bar) => bar.held)).toEqual([closeTo(0.5), closeTo(0.8), closeTo(0.95), closeTo(1)])
    expect(bars.map((bar) => bar.parts)).toEqual([
      [closeTo(0.5), 0, 0],
      [closeTo(0.3), 0, 0],
      [0, closeTo(0.15), 0],
      [0, 0, closeTo(0.05)],
    ])
  })

  it('are twenty at most, and add up to the shares of the classes exactly where a class ends inside one', () => {
    // 43 customers: 7 with 90, 13 with 20, 23 with 5. A bar is 2.15 of them.
    const values = [...Array(7).fill(90), ...Array(13).fill(20), ...Array(23).fill(5)]
    const total = 7 * 90 + 13 * 20 + 23 * 5
    const shares = [(7 * 90) / total, (13 * 20) / total, (23 * 5) / total]
    const bars = paretoBars(curveOf(values) ?? [], [
      { class: 'A', customers: 7, valueShare: shares[0] ?? 0 },
      { class: 'B', customers: 13, valueShare: shares[1] ?? 0 },
      { class: 'C', customers: 23, valueShare: shares[2] ?? 0 },
    ])
    expect(bars).toHaveLength(20)
    const sums = [0, 1, 2].map((place) => bars.reduce((sum, bar) => sum + (bar.parts[place] ?? 0), 0))
    expect(sums).toEqual(shares.map((share) => closeTo(share)))
    expect(bars[3]?.parts.filter((part) => part > 0)).toHaveLength(2)
  })

  it('are none without customers', () => {
    expect(paretoBars([0, 1], [])).toEqual([])
  })
})
