import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rateConcentration } from '#lib/analysis/concentration/concentration'
import { explainGap } from '#lib/analysis/concentration/gap'
import { hhiWithout, withoutCustomer } from '#lib/analysis/concentration/leaving'

const columns = (values: readonly number[]) => Float64Array.from(values)

describe('the gap between volume and revenue', () => {
  // Pieces 6, 3, 1 of 10: 0.36 + 0.09 + 0.01 = 0.46. Revenue 300, 300, 400 of 1,000: 0.09 + 0.09 + 0.16 = 0.34.
  test('is made by those who carry much and pay little', () => {
    const { gap, parts } = explainGap(columns([300, 300, 400]), columns([6, 3, 1]), 10)
    expect(gap).toBeCloseTo(0.12, 12)
    // 0.36 − 0.09; the second adds nothing, the third pulls the other way. 6 pieces at 100 would bring 600.
    expect(parts).toHaveLength(1)
    expect(parts[0]).toMatchObject({ place: 0, piecesShare: 0.6, revenueShare: 0.3, belowAverageMinor: 300 })
    expect(parts[0]?.contribution).toBeCloseTo(0.27, 12)
  })

  test('turned around names those who pay most', () => {
    const { gap, parts } = explainGap(columns([900, 100]), columns([5, 5]), 10)
    expect(gap).toBeCloseTo(0.5 - 0.82, 12)
    expect(parts.map(({ place }) => place)).toEqual([0])
  })

  test('of nobody, or without revenue, is not known; all alike have none', () => {
    expect(explainGap(columns([]), columns([]), 3)).toEqual({ gap: null, parts: [] })
    expect(explainGap(columns([-5, 0]), columns([1, 2]), 3)).toEqual({ gap: null, parts: [] })
    expect(explainGap(columns([7, 7]), columns([2, 2]), 3)).toEqual({ gap: 0, parts: [] })
  })

  const values = fc.array(fc.integer({ min: -1_000, max: 1_000_000 }), { minLength: 2, maxLength: 30 })
  test('is the difference of the two indices', () => {
    fc.assert(
      fc.property(values, values, (one, two) => {
        const count = Math.min(one.length, two.length)
        const [revenues, pieces] = [columns(one.slice(0, count)), columns(two.slice(0, count))]
        const { gap } = explainGap(revenues, pieces, count)
        const [revenue, carried] = [rateConcentration(revenues).hhi, rateConcentration(pieces).hhi]
        if (revenue === null || carried === null) expect(gap).toBeNull()
        else expect(gap).toBeCloseTo(carried - revenue, 9)
      }),
    )
  })
})

describe('when a customer leaves', () => {
  test('the others are as concentrated as they are by themselves', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 30 }), (given) => {
        const all = columns(given)
        const others = rateConcentration(all.subarray(1))
        const after = withoutCustomer(all, 0, rateConcentration(all))
        expect(after.hhi).toBeCloseTo(others.hhi ?? -1, 6)
        expect(after.cr4).toBeCloseTo(others.cr4 ?? -1, 9)
      }),
    )
  })

  test('nobody is left after the only one', () => {
    const one = columns([5])
    expect(withoutCustomer(one, 0, rateConcentration(one))).toEqual({ hhi: null, cr4: null })
    expect(hhiWithout(null, 0)).toBeNull()
  })
})

test('the effective number is that of as many customers of one size', () => {
  expect(rateConcentration(columns([5, 5, 5, 5])).effectiveNumber).toBeCloseTo(4, 12)
  expect(rateConcentration(columns([])).effectiveNumber).toBeNull()
})
