import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { prioritiesOf } from '#lib/analysis/schemes/pairwise'
import { expectClose } from '../close-to.ts'
import { classNamesOf, columnsOf } from '../run-columns.ts'

const scheme = getScheme('ahp')

describe('weights of pairwise comparisons', () => {
  // T. L. Saaty, "Decision making with the analytic hierarchy process", Int. J. Services Sciences 1(1), 2008, 83–98, table 2: which drink is consumed more in the US.
  test('of Saaty’s drinks are those he prints, with CR 0.022', () => {
    const { weights, consistencyRatio } = prioritiesOf([
      [1, 9, 5, 2, 1, 1, 1 / 2],
      [1 / 9, 1, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
      [1 / 5, 3, 1, 1 / 3, 1 / 4, 1 / 3, 1 / 9],
      [1 / 2, 9, 3, 1, 1 / 2, 1, 1 / 3],
      [1, 9, 4, 2, 1, 2, 1 / 2],
      [1, 9, 3, 1, 1 / 2, 1, 1 / 3],
      [2, 9, 9, 3, 2, 3, 1],
    ])
    const printed = [0.177, 0.019, 0.042, 0.116, 0.19, 0.129, 0.327]
    // He prints three decimals.
    for (const [place, weight] of weights.entries()) expect(Math.abs(weight - (printed[place] ?? 0))).toBeLessThanOrEqual(0.0006)
    expect(consistencyRatio).toBeCloseTo(0.022, 3)
  })

  // T. L. Saaty, "How to make a decision", European Journal of Operational Research 48, 1990, 9–26: choosing a house, λ = 9.669, CI 0.238, CR 0.169.
  test('of Saaty’s house contradict one another as much as he says', () => {
    const { weights, lambda, consistencyIndex, consistencyRatio } = prioritiesOf([
      [1, 5, 3, 7, 6, 6, 1 / 3, 1 / 4],
      [1 / 5, 1, 1 / 3, 5, 3, 3, 1 / 5, 1 / 7],
      [1 / 3, 3, 1, 6, 3, 4, 6, 1 / 5],
      [1 / 7, 1 / 5, 1 / 6, 1, 1 / 3, 1 / 4, 1 / 7, 1 / 8],
      [1 / 6, 1 / 3, 1 / 3, 3, 1, 1 / 2, 1 / 5, 1 / 6],
      [1 / 6, 1 / 3, 1 / 4, 4, 2, 1, 1 / 5, 1 / 6],
      [3, 5, 1 / 6, 7, 5, 5, 1, 1 / 2],
      [4, 7, 5, 8, 6, 6, 2, 1],
    ])
    const printed = [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333]
    expectClose(weights, printed, 3)
    expect(lambda).toBeCloseTo(9.669, 3)
    expect(consistencyIndex).toBeCloseTo(0.238, 3)
    expect(consistencyRatio).toBeCloseTo(0.169, 3)
  })

  test('sum to 1, and of comparisons without a contradiction are the very proportions', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 10 }), (worth) => {
        const { weights, consistencyIndex } = prioritiesOf(worth.map((row) => worth.map((column) => row / column)))
        const total = worth.reduce((sum, value) => sum + value, 0)
        expectClose(
          weights,
          worth.map((value) => value / total),
          10,
        )
        expect(consistencyIndex).toBeCloseTo(0, 10)
      }),
    )
  })
})

const AS_OF = 20_000
const run = (customers: readonly (readonly number[])[], parameters: unknown = {}) =>
  scheme.run(
    columnsOf({
      revenueMinor: customers.map(([revenue = 0]) => revenue),
      marginMinor: customers.map(([, margin = 0]) => margin),
      customerSinceDay: customers.map(([, , days = 0]) => AS_OF - days),
      firstWaybillDay: customers.map(() => Number.NaN),
      annualMarketingCostMinor: customers.map(([, , , cost = Number.NaN]) => cost),
    }),
    parameters,
  )

describe('AHP weighted ABC', () => {
  test('weighs and adds up as NumPy does', () => {
    const customers = [
      [1000, 300, 3000, 0],
      [500, 400, 100, 50],
      [200, -100, 5000, 200],
      [800, 0, 10, 10],
    ]
    const { values, summary } = run(customers)
    // numpy.linalg.eig of the matrix of the defaults, the criteria scaled and weighted, cost the other way round.
    const scores = [0.8661767299508709, 0.6001719770461813, 0.13747367786632023, 0.4454629081092722]
    expectClose(values, scores, 12)
    const { weights, ...rest } = summary.fitted as { weights: Record<string, number>; lambda: number; consistency_ratio: number }
    expect(weights['revenue']).toBeCloseTo(0.39361799780813, 12)
    expect(weights['cost']).toBeCloseTo(0.07529032651741965, 12)
    expect(rest.lambda).toBeCloseTo(4.004158017618381, 12)
    expect(rest.consistency_ratio).toBeCloseTo(0.0015400065253262445, 12)
    expect(classNamesOf(run(customers, { a_customers: 0.25, b_customers: 0.5 }))).toEqual(['A', 'B', 'C', 'C'])
  })

  test('refuses comparisons that contradict one another, naming the worst of them', () => {
    const found = scheme.parameters.safeParse({
      compare: { revenue_margin: 9, revenue_years: 1, revenue_cost: 1, margin_years: 9, margin_cost: 1, years_cost: 1 },
    })
    expect(found.error?.issues).toMatchObject([{ params: { code: 'comparisons_inconsistent' } }])
    expect(found.error?.issues[0]?.path[0]).toBe('compare')
    // numpy.linalg.eigvals: (λ − 4) ÷ 3 ÷ 0.9 is 0.127404460385301.
    const nearly = { revenue_margin: 5, revenue_years: 3, revenue_cost: 5, margin_years: 3, margin_cost: 5, years_cost: 2 }
    expect(scheme.parameters.safeParse({ compare: nearly }).error?.issues).toMatchObject([
      { params: { code: 'comparisons_inconsistent', ratio: 0.127, limit: 0.1 } },
    ])
    expect(scheme.parameters.safeParse({ compare: { revenue_margin: 0 } }).success).toBe(false)
  })

  test('does not depend on the order of the customers, nor on the unit of money', () => {
    const amount = fc.integer({ min: -50, max: 500 })
    const customers = fc.array(fc.tuple(amount, amount, fc.nat(3_000), fc.nat(90)), { maxLength: 20 })
    fc.assert(
      fc.property(customers, fc.integer({ min: 1, max: 1_000 }), (given, factor) => {
        const turned = [...given]
          .reverse()
          .map(([revenue, margin, days, cost]) => [revenue * factor, margin * factor, days, cost * factor])
        expect(classNamesOf(run(turned)).reverse()).toEqual(classNamesOf(run(given)))
      }),
    )
  })

  test('an unknown cost is none; nobody, one, and all alike have an answer', () => {
    expect(
      run([
        [1, 1, 1],
        [1, 1, 1, 7],
      ]).values[0],
    ).toBeGreaterThan(0)
    expect(classNamesOf(run([]))).toEqual([])
    expect(classNamesOf(run([[5, 5, 5, 5]]))).toEqual(['C'])
    expect(
      classNamesOf(
        run([
          [5, 5, 5, 5],
          [5, 5, 5, 5],
        ]),
      ),
    ).toEqual(['C', 'C'])
  })

  test('the points of the reasons add up to the score, and more revenue leads to the next class', () => {
    const { model } = run([
      [1000, 300, 3000, 0],
      [500, 400, 100, 50],
      [200, -100, 5000, 200],
      [800, 0, 10, 10],
    ])
    const explained = scheme.explainer({}, model)([800, 0, AS_OF - 10, null, 10])
    const points = explained.reasons.slice(1).map(({ params }) => Number(params['points']))
    expect(points.reduce((sum, part) => sum + part, 0)).toBeCloseTo(explained.value, 12)
    expect([explained.class, explained.changes.map(({ params }) => params['measure'])]).toEqual(['C', ['margin']])
    const more = Number(explained.changes[0]?.params['amount_minor'])
    const at = (margin: number) => scheme.explainer({}, model)([800, margin, AS_OF - 10, null, 10]).class
    expect([at(more - 1), at(more)]).toEqual(['C', 'B'])
  })
})
