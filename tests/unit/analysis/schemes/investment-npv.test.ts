import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { presentValueFactor } from '#lib/analysis/lifetime/present-value'
import { classNamesOf, columnsOf } from '../run-columns.ts'

const scheme = getScheme('investment_npv')
const endless = Number.POSITIVE_INFINITY

describe('present value of what comes while a customer stays', () => {
  // Gupta & Lehmann, "Customers as assets", 2003: margin multiples r ÷ (1 + i − r), by retention and discount rate.
  test.each([
    [0.6, [1.2, 1.15, 1.11, 1.07]],
    [0.7, [1.75, 1.67, 1.59, 1.52]],
    [0.8, [2.67, 2.5, 2.35, 2.22]],
    [0.9, [4.5, 4.09, 3.75, 3.46]],
  ])('with retention %f is the multiple that Gupta and Lehmann print', (retention, multiples) => {
    for (const [place, discountRate] of [0.1, 0.12, 0.14, 0.16].entries())
      expect(presentValueFactor({ retention, discountRate, growthRate: 0, periods: endless, first: 1 })).toBeCloseTo(
        multiples[place] ?? 0,
        2,
      )
  })

  // Summed term by term in Python.
  test.each([
    [{ retention: 0.8, discountRate: 0.1, growthRate: 0, periods: 5, first: 1 as const }, 2.124097335626603],
    [{ retention: 0.8, discountRate: 0.1, growthRate: 0.03, periods: 5, first: 0 as const }, 3.0454458131111264],
    [{ retention: 1, discountRate: 0, growthRate: 0, periods: 7, first: 1 as const }, 7],
    [{ retention: 0.9, discountRate: 0.12, growthRate: 0.05, periods: endless, first: 1 as const }, 5.142857142857135],
    [{ retention: 0.8, discountRate: 0.1, growthRate: 0, periods: endless, first: 0 as const }, 3.666666666666668],
  ])('%j is the sum of its terms', (stream, sum) => {
    expect(presentValueFactor(stream)).toBeCloseTo(sum, 12)
  })
})

interface Customer {
  readonly margin: number
  readonly known?: number
  readonly cost?: number
  readonly claims?: number
}
const run = (customers: readonly Customer[], parameters: unknown = {}) =>
  scheme.run(
    columnsOf(
      {
        marginMinor: customers.map(({ margin }) => margin),
        knownRevenueMinor: customers.map(({ known = 1_000 }) => known),
        claimsMinor: customers.map(({ claims = 0 }) => claims),
        serviceMinor: customers.map(() => 0),
        annualMarketingCostMinor: customers.map(({ cost = Number.NaN }) => cost),
      },
      { fromDay: 19_635, toDay: 20_000 },
    ),
    parameters,
  )

describe('investment NPV', () => {
  test('is the margin of a year times its factor less the investment, by hand', () => {
    // 0.8 ÷ 0.3 = 2.667: 900 → 2,400; 600 → 1,600 − 600; 300 less 150 of claims → 400 − 500; nothing known.
    const customers = [
      { margin: 900 },
      { margin: 600, cost: 600 },
      { margin: 300, claims: 150, cost: 500 },
      { margin: 0, known: 0, cost: 9 },
    ]
    const result = run(customers)
    expect(Array.from(result.values)).toEqual([2_400, 1_000, -100, 0])
    // Before 1,000 lie 2,400 of 3,400 = 71 %.
    expect(classNamesOf(result)).toEqual(['A', 'A', 'negative', 'unknown'])
    expect(classNamesOf(run(customers, { a_share: 0.7 }))).toEqual(['A', 'B', 'negative', 'unknown'])
    // Over five years 2.124 × 900 = 1,911.7; invested every year for those that stay: 600 × Σ (0.8 ÷ 1.1)^t over five years = 600 × 2.9206.
    expect(run(customers, { years: 5 }).values[0]).toBe(1_912)
    expect(run(customers, { years: 5, invest: 'yearly' }).values[1]).toBe(
      Math.round(600 * 2.124097335626603 - 600 * 2.920633836486579),
    )
  })

  test('without an end there is none where it grows as fast as it is discounted', () => {
    expect(scheme.parameters.safeParse({ retention: 1, discount_rate: 0 }).success).toBe(false)
    expect(scheme.parameters.safeParse({ retention: 0.95, growth_rate: 0.2, discount_rate: 0.1 }).success).toBe(false)
    expect(scheme.parameters.safeParse({ retention: 1, discount_rate: 0, years: 3 }).success).toBe(true)
  })

  test('does not depend on the order of the customers, nor on the unit of money', () => {
    const amount = fc.integer({ min: 0, max: 300 })
    const customer = fc.record({ margin: fc.integer({ min: -300, max: 900 }), cost: amount, claims: amount })
    fc.assert(
      // Factors of whole numbers of cents, so that rounding moves nobody: three times a margin is three times its value.
      fc.property(fc.array(customer, { maxLength: 20 }), fc.integer({ min: 1, max: 50 }), (given, factor) => {
        const scaled = (times: number) =>
          given.map(({ margin, cost, claims }) => ({ margin: margin * times, cost: cost * times, claims: claims * times }))
        expect(classNamesOf(run([...scaled(3 * factor)].reverse())).reverse()).toEqual(classNamesOf(run(scaled(3))))
      }),
    )
  })

  test('tells the parts, and how much more a year leads to the next class', () => {
    const { model } = run([{ margin: 900 }, { margin: 600, cost: 600 }, { margin: 300, cost: 1_000 }])
    const explained = scheme.explainer({}, model)([300, 1_000, 0, 0, 1_000])
    expect(explained).toMatchObject({ class: 'negative', value: -200 })
    expect(explained.reasons.map(({ code }) => code)).toEqual([
      ...['investment_npv.negative', 'investment_npv.margin', 'investment_npv.invested'],
    ])
    // 201 ÷ 2.667 = 75.4: 76 more a year.
    expect(explained.changes).toMatchObject([{ code: 'investment_npv.earns', params: { amount_minor: 76 } }])
    expect(scheme.explainer({}, model)([376, 1_000, 0, 0, 1_000]).value).toBe(3)
  })

  test('nobody, one, all alike, and losses have an answer', () => {
    expect(classNamesOf(run([]))).toEqual([])
    expect(classNamesOf(run([{ margin: 5 }]))).toEqual(['A'])
    expect(classNamesOf(run([{ margin: 5 }, { margin: 5 }]))).toEqual(['A', 'A'])
    expect(classNamesOf(run([{ margin: -5 }, { margin: 0 }]))).toEqual(['negative', 'negative'])
    expect(classNamesOf(run([{ margin: -5, known: 0 }]))).toEqual(['negative'])
  })
})
