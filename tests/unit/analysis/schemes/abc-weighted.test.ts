import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { readLift } from '#lib/analysis/schemes/abc-lifted'
import { classesOf, columnsOf } from '../run-columns.ts'

interface Customer {
  readonly revenue: number
  readonly cost: number | null
  readonly days: number
}

const AS_OF = 20_000

function columnsFor(customers: readonly Customer[]) {
  return columnsOf({
    revenueMinor: customers.map(({ revenue }) => revenue),
    annualMarketingCostMinor: customers.map(({ cost }) => cost ?? Number.NaN),
    customerSinceDay: customers.map(({ days }) => AS_OF - days),
    firstWaybillDay: customers.map(() => Number.NaN),
  })
}

type Fraction = readonly [bigint, bigint]
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d]
const isLess = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b

/** The rule with exact fractions, quadratic, after contract and without a thought for speed. */
function byDefinition(customers: readonly Customer[], weights: readonly [number, number, number], costRaises: boolean): string[] {
  const scaled = (values: number[]): Fraction[] => {
    const min = Math.min(...values)
    const range = Math.max(...values) - min
    return values.map((value) => (range === 0 ? [0n, 1n] : [BigInt(value - min), BigInt(range)]))
  }
  const revenue = scaled(customers.map((customer) => customer.revenue))
  const cost = scaled(customers.map((customer) => customer.cost ?? 0)).map(
    ([a, b]): Fraction => (costRaises ? [a, b] : [b - a, b]),
  )
  const years = scaled(customers.map((customer) => customer.days))
  const times = ([a, b]: Fraction = [0n, 1n], weight: number): Fraction => [a * BigInt(weight), b]
  const scores = customers.map((_, i) =>
    plus(plus(times(revenue[i], weights[0]), times(cost[i], weights[1])), times(years[i], weights[2])),
  )
  const zero: Fraction = [0n, 1n]
  const total = scores.reduce(plus, zero)
  return scores.map((score) => {
    if (!isLess(zero, score)) return 'C'
    const larger = scores.filter((other) => isLess(score, other)).reduce(plus, zero)
    const below = (hundredths: bigint) => isLess(larger, [total[0] * hundredths, total[1] * 100n])
    return below(80n) ? 'A' : below(95n) ? 'B' : 'C'
  })
}

describe('weighted ABC', () => {
  test('scores worked out by hand', () => {
    // Revenue 0, 0.5, 1; cost 0, 1, 0.5 → 1, 0, 0.5 turned round; years 1, 0, 0.5. Weights 3 : 1 : 1 of 5.
    const customers = [
      { revenue: 100, cost: 0, days: 800 },
      { revenue: 200, cost: 40, days: 400 },
      { revenue: 300, cost: 20, days: 600 },
    ]
    const run = getScheme('abc_weighted').run(columnsFor(customers), {})
    expect(Array.from(run.values)).toEqual([0.4, 0.3, 0.8])
    // Before 0.8: nothing; before 0.4: 0.8 ÷ 1.5 = 0.533; before 0.3: 1.2 ÷ 1.5 = exactly 0.8, so B.
    expect(classesOf('abc_weighted', columnsFor(customers))).toEqual(['A', 'B', 'A'])
    const raised = getScheme('abc_weighted').run(columnsFor(customers), { cost_raises: true })
    expect(Array.from(raised.values)).toEqual([0.2, 0.5, 0.8])
  })

  test('an unknown cost is no cost, an unknown start is the first waybill', () => {
    const columns = columnsOf({
      revenueMinor: [1, 1],
      annualMarketingCostMinor: [Number.NaN, 100],
      customerSinceDay: [Number.NaN, AS_OF - 10],
      firstWaybillDay: [AS_OF - 20, Number.NaN],
    })
    // Revenue alike: 0. Cost 0 of 0…100: 1 turned round. Years 20 days of 10…20: 1.
    expect(Array.from(getScheme('abc_weighted').run(columns, {}).values)).toEqual([0.4, 0])
  })

  test('a criterion that is alike for all is scaled to 0, which for the cost is 1 after turning round', () => {
    const customers = [5, 5, 5].map((revenue) => ({ revenue, cost: null, days: 3 }))
    expect(Array.from(getScheme('abc_weighted').run(columnsFor(customers), {}).values)).toEqual([0.2, 0.2, 0.2])
    expect(Array.from(getScheme('abc_weighted').run(columnsFor(customers), { cost_raises: true }).values)).toEqual([0, 0, 0])
    expect(classesOf('abc_weighted', columnsFor(customers), { cost_raises: true })).toEqual(['C', 'C', 'C'])
  })

  test('weights count by their proportion only', () => {
    const customers = [
      { revenue: 3, cost: 9, days: 4 },
      { revenue: 7, cost: 1, days: 2 },
      { revenue: 1, cost: 5, days: 1 },
    ]
    const values = (weights: unknown) => Array.from(getScheme('abc_weighted').run(columnsFor(customers), { weights }).values)
    expect(values({ revenue: 0.6, cost: 0.2, years: 0.2 })).toEqual(values({ revenue: 3, cost: 1, years: 1 }))
    expect(getScheme('abc_weighted').parameters.safeParse({ weights: { revenue: 0, cost: 0, years: 0 } }).success).toBe(false)
    expect(getScheme('abc_weighted').parameters.safeParse({ weights: { revenue: -1 } }).success).toBe(false)
  })

  test('agrees with exact fractions, small numbers that tie and large ones', () => {
    const small = fc.record({
      revenue: fc.integer({ min: -3, max: 6 }),
      cost: fc.option(fc.integer({ min: 0, max: 4 })),
      days: fc.integer({ min: 0, max: 5 }),
    })
    const large = fc.record({
      revenue: fc.integer({ min: 0, max: 10 ** 13 }),
      cost: fc.option(fc.integer({ min: 0, max: 10 ** 11 })),
      days: fc.integer({ min: 0, max: 9000 }),
    })
    const weights = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
    fc.assert(
      fc.property(
        fc.oneof(fc.array(small, { maxLength: 25 }), fc.array(large, { maxLength: 12 })),
        weights,
        fc.boolean(),
        (customers, given, raises) => {
          const parameters = { weights: { revenue: given[0], cost: given[1], years: given[2] }, cost_raises: raises }
          expect(classesOf('abc_weighted', columnsFor(customers), parameters)).toEqual(byDefinition(customers, given, raises))
        },
      ),
      { numRuns: 1000 },
    )
  })

  describe('why it tells nobody apart', () => {
    const liftFor = (customers: readonly Customer[], parameters: unknown = {}) =>
      readLift(getScheme('abc_weighted').run(columnsFor(customers), parameters).summary.fitted)

    test('ten customers without a marketing cost, one of whom brings nearly all: the cost lifts everybody', () => {
      // Scores of 5: the first 3 + 1 = 4, the others 0 + 1 each: 4 of 13 lie before them, so all ten are A. Without the cost the first holds all of it.
      const customers = [1_000, ...Array.from({ length: 9 }, () => 0)].map((revenue) => ({ revenue, cost: null, days: 5 }))
      expect(liftFor(customers)).toEqual({ customers: 10, in_a: 10, by: [{ criterion: 'cost', high: 10 }], left_in_a: 1 })
    })

    test('nothing where at most half are A, and nothing to leave out where one criterion has all the weight', () => {
      expect(
        liftFor(
          [100, 10, 1, 0].map((revenue) => ({ revenue, cost: null, days: 5 })),
          { weights: { cost: 0 } },
        ),
      ).toBeNull()
      const alike = [5, 5, 4].map((revenue) => ({ revenue, cost: null, days: 5 }))
      expect(liftFor(alike, { weights: { revenue: 0, cost: 1, years: 0 } })).toEqual({
        ...{ customers: 3, in_a: 3, by: [{ criterion: 'cost', high: 3 }], left_in_a: null },
      })
      expect(liftFor([])).toBeNull()
    })

    test('names the criterion, or the two, without which fewest are A by the definition', () => {
      const customer = fc.record({
        revenue: fc.integer({ min: 0, max: 9 }),
        cost: fc.option(fc.integer({ min: 0, max: 4 })),
        days: fc.integer({ min: 0, max: 5 }),
      })
      const one: readonly [number, number, number][] = [
        [0, 1, 1],
        [3, 0, 1],
        [3, 1, 0],
      ]
      const two: readonly [number, number, number][] = [
        [3, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]
      const names = ['revenue', 'cost', 'years'] as const
      fc.assert(
        fc.property(fc.array(customer, { minLength: 1, maxLength: 20 }), (customers) => {
          const inA = (weights: readonly [number, number, number]) =>
            byDefinition(customers, weights, false).filter((name) => name === 'A').length
          const found = liftFor(customers)
          const all = inA([3, 1, 1])
          if (all * 2 <= customers.length) {
            expect(found).toBeNull()
            return
          }
          const bestOne = Math.min(...one.map(inA))
          const best = bestOne * 2 > customers.length ? Math.min(bestOne, ...two.map(inA)) : bestOne
          expect(found).toMatchObject({ customers: customers.length, in_a: all, left_in_a: best })
          const dropped = found?.by.map(({ criterion }) => criterion) ?? []
          const weights = names.map((name, place) => (dropped.includes(name) ? 0 : [3, 1, 1][place])) as [number, number, number]
          expect(inA(weights)).toBe(best)
        }),
        { numRuns: 300 },
      )
    })
  })

  test('the parts in the reasons add up to the score', () => {
    const scheme = getScheme('abc_weighted')
    const run = scheme.run(
      columnsFor([
        { revenue: 1, cost: 3, days: 7 },
        { revenue: 9, cost: 1, days: 1 },
        { revenue: 4, cost: 2, days: 5 },
      ]),
      {},
    )
    const explained = scheme.explainer({}, run.model)([4, 2, AS_OF - 5, null])
    const points = explained.reasons.slice(1).map(({ params }) => Number(params['points']))
    expect(points.reduce((sum, part) => sum + part, 0)).toBeCloseTo(explained.value, 14)
    expect(explained.value).toBe(run.values[2])
  })

  test('no more revenue is said to be lost than there is', () => {
    const scheme = getScheme('abc_weighted')
    const customers = [
      { revenue: 10, cost: 0, days: 100 },
      { revenue: 100, cost: 0, days: 0 },
      { revenue: 0, cost: 0, days: 0 },
    ]
    const changesUnder = (parameters: unknown) =>
      scheme.explainer(parameters, scheme.run(columnsFor(customers), parameters).model)([10, 0, AS_OF - 100, null]).changes
    // Revenue and years alike: scores 0.55, 0.5 and 0 of 1.05. A from 0.5, which its years alone are worth: a revenue of −1 would be needed.
    const alike = { weights: { revenue: 1, cost: 0, years: 1 } }
    expect(changesUnder(alike)).toEqual([{ code: 'abc_weighted.stays', params: { measure: 'revenue', class: 'A' } }])
    // The first alone holds 0.55 ÷ 1.05 = 0.52: with A up to a half it is A from 0.55, and one less makes it B.
    expect(changesUnder({ ...alike, a_share: 0.5 })).toEqual([
      { code: 'abc.falls', params: { measure: 'revenue', class: 'B', amount_minor: 1 } },
    ])
    expect(changesUnder({ weights: { revenue: 0, cost: 0, years: 1 } })).toEqual([
      { code: 'abc_weighted.not_by_revenue', params: {} },
    ])
  })
})
