import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movementBetween } from '#lib/analysis/classification/movement'
import { descendingOrder } from '#lib/analysis/classification/order'
import { quantile, quantileCeiling } from '#lib/analysis/classification/quantile'
import { rankValues } from '#lib/analysis/classification/ranking'
import { getScheme, SCHEME_IDS, SCHEMES } from '#lib/analysis/classification/registry'
import { columnsOf } from '../run-columns.ts'

const doubles = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }), fc.constant(-0)), {
  maxLength: 60,
})

describe('order', () => {
  test('is the stable falling order of a comparison sort', () => {
    fc.assert(
      fc.property(doubles, (values) => {
        const expected = values
          .map((_, index) => index)
          .sort((a, b) => {
            const [left = 0, right = 0] = [values[a], values[b]]
            return left === right ? a - b : right > left ? 1 : -1
          })
        expect(Array.from(descendingOrder(Float64Array.from(values)))).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })

  test('what is not a number has no place', () => {
    expect(() => descendingOrder(Float64Array.of(1, Number.NaN))).toThrow(expect.objectContaining({ code: 'internal' }))
  })
})

describe('ranks and shares', () => {
  test('equal values share a rank and the next one is skipped', () => {
    const { rank, share, cumulativeShare } = rankValues(Float64Array.of(2, 5, 2, 1, -4), true)
    expect(Array.from(rank)).toEqual([2, 1, 2, 4, 5])
    expect(Array.from(share)).toEqual([0.2, 0.5, 0.2, 0.1, 0])
    // Of this rank or better: both customers with 2 hold 0.9 together with the first.
    expect(Array.from(cumulativeShare)).toEqual([0.9, 0.5, 0.9, 1, 1])
  })

  test('shares sum to 1 and the last cumulative share is 1', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 10 ** 9 }), { minLength: 1 }), (values) => {
        const { share, cumulativeShare, rank } = rankValues(Float64Array.from(values), true)
        if (!values.some((value) => value > 0)) {
          expect(share.every(Number.isNaN)).toBe(true)
          return
        }
        expect(share.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 10)
        expect(Math.max(...cumulativeShare)).toBe(1)
        values.forEach((value, index) => {
          expect(rank[index]).toBe(1 + values.filter((other) => other > value).length)
        })
      }),
    )
  })

  test('class shares sum to 1, class counts to all, class values to the total', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 10 ** 6 }), { minLength: 1 }), (revenueMinor) => {
        fc.pre(revenueMinor.some((value) => value > 0))
        const { summary } = getScheme('abc').run(columnsOf({ revenueMinor }), {})
        const sum = (pick: (entry: (typeof summary.classes)[number]) => number) =>
          summary.classes.reduce((total, entry) => total + pick(entry), 0)
        expect(sum(({ valueShare }) => valueShare ?? 0)).toBeCloseTo(1, 12)
        expect(sum(({ customers }) => customers)).toBe(revenueMinor.length)
        expect(sum(({ value }) => value)).toBe(revenueMinor.reduce((total, value) => total + value, 0))
        expect(summary.totalValue).toBe(revenueMinor.reduce((total, value) => total + value, 0))
      }),
    )
  })
})

describe('quantiles of type 7', () => {
  // R 4: quantile(1:10) is 1, 3.25, 5.5, 7.75, 10 (its help page states the rule); quantile(c(2, 4, 9), 0.4) = 2 + 0.8·2 = 3.6.
  test('as R has them', () => {
    const ten = Float64Array.from({ length: 10 }, (_, index) => index + 1)
    expect([0, 1, 2, 3, 4].map((k) => quantile(ten, k, 4))).toEqual([1, 3.25, 5.5, 7.75, 10])
    expect(quantile(Float64Array.of(2, 4, 9), 2, 5)).toBeCloseTo(3.6, 15)
    expect(quantile(Float64Array.of(7), 3, 5)).toBe(7)
    expect(quantile(new Float64Array(), 1, 2)).toBeNaN()
  })

  test('the ceiling is reached by the same integers as the quantile itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }),
        fc.integer({ min: 0, max: 5 }),
        (values, k) => {
          const sorted = Float64Array.from(values).sort()
          expect(quantileCeiling(sorted, k, 5)).toBe(Math.ceil(Math.round(quantile(sorted, k, 5) * 5) / 5) + 0)
        },
      ),
    )
  })
})

test('movement counts everybody once, with comers and leavers', () => {
  const side = (customers: readonly [id: number, name: string, value: number][]) => ({
    customerIds: Int32Array.from(customers, ([id]) => id),
    classNames: ['A', 'B', 'C'],
    classCodes: Uint16Array.from(customers, ([, name]) => 'ABC'.indexOf(name)),
    values: Float64Array.from(customers, ([, , value]) => value),
  })
  const earlier = side([
    [1, 'A', 100],
    [2, 'B', 20],
    [4, 'B', 30],
    [9, 'C', 1],
  ])
  const later = side([
    [1, 'A', 110],
    [2, 'A', 90],
    [3, 'C', 5],
    [4, 'B', 31],
  ])
  expect(movementBetween(earlier, later)).toEqual([
    { from: 'A', to: 'A', customers: 1, value: 110 },
    { from: 'B', to: 'A', customers: 1, value: 90 },
    { from: 'B', to: 'B', customers: 1, value: 31 },
    { from: 'C', to: null, customers: 1, value: 1 },
    { from: null, to: 'C', customers: 1, value: 5 },
  ])
})

test('the registry lists each scheme under its id, and nothing else', () => {
  expect(SCHEMES.map(({ id }) => id)).toEqual([...SCHEME_IDS])
  expect(() => getScheme('horoscope')).toThrow(expect.objectContaining({ code: 'not_found' }))
})

test('a model survives the database: it is plain JSON', () => {
  const columns = columnsOf({
    revenueMinor: [5, 0],
    annualMarketingCostMinor: [Number.NaN, 1],
    customerSinceDay: [1, 2],
    firstWaybillDay: [3, 4],
    lastShippingDay: [19_000, 19_990],
    shipments: [1, 2],
    medianGapDays: [Number.NaN, 4],
    kind: [0, 1],
    shippingDays: [1, 2],
    recommend: [Number.NaN, 9],
    satisfaction: [Number.NaN, 5],
    marginMinor: [1, 0],
    knownRevenueMinor: [5, 0],
    segment: [0, 1],
    firstShippingDay: [19_000, 19_900],
    earlierRevenueMinor: [4, 0],
    creditGrade: [Number.NaN, 1],
    claimsMinor: [0, 1],
    serviceMinor: [1, 0],
    walletShare: [Number.NaN, 0.4],
    reviewsPotential: [0, 1],
    statedReputation: [0, 2],
    statedLongTerm: [Number.NaN, 1],
    setValueKinds: [Number.NaN, 3],
    recent3Minor: [1, 0],
  })
  for (const scheme of SCHEMES) {
    const run = scheme.run({ ...columns, labels: { segment: ['电商', 'kind:business'] } }, {})
    const stored: unknown = JSON.parse(JSON.stringify(run.model))
    const explain = scheme.explainer(JSON.parse(JSON.stringify(run.parameters)), stored)
    for (const position of [0, 1]) {
      const explained = explain(run.inputColumns.map((column) => column[position] ?? null))
      expect(explained.class).toBe(run.classNames[run.classCodes[position] ?? 0])
      expect(explained.value).toBe(run.values[position])
      expect(explained.reasons.length).toBeGreaterThan(0)
    }
  }
})
