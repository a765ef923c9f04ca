import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { expectClose } from '../close-to.ts'
import { itemsOf, leadTimes, unitCosts, usages } from '../flores-items.ts'
import { classNamesOf, columnsOf } from '../run-columns.ts'

const scheme = getScheme('abc_ng')
const run = (customers: readonly (readonly number[])[], parameters: unknown = {}) =>
  scheme.run(
    columnsOf({
      revenueMinor: customers.map(([revenue = 0]) => revenue),
      marginMinor: customers.map(([, margin = 0]) => margin),
      shippingDays: customers.map(([, , days = 0]) => days),
    }),
    parameters,
  )

describe('ABC after Ng', () => {
  test('of the 47 items has the class A that Ng prints, ten items, then fourteen and twenty-three', () => {
    // Usage before unit cost before lead time. 10 and 24 of 47 lie just below 21.3 and 51.1 %.
    const items = usages.map((usage, place) => [usage, unitCosts[place] ?? 0, leadTimes[place] ?? 0])
    const classes = classNamesOf(run(items, { a_customers: 0.2125, b_customers: 0.51 }))
    expect(itemsOf(classes, 'A')).toEqual([1, 2, 3, 4, 5, 6, 9, 10, 13, 29])
    expect(itemsOf(classes, 'B')).toEqual([7, 8, 12, 14, 18, 19, 23, 28, 31, 33, 34, 39, 40, 45])
    expect(itemsOf(classes, 'C')).toHaveLength(23)
  })

  // Each score as the optimum of max Σ w·y with w1 ≥ w2 ≥ w3 ≥ 0 and Σ w = 1, by SciPy 1.17.1 (linprog, HiGHS), to twelve decimals.
  test('is the optimum of its linear programme', () => {
    const customers = [
      ...[
        [944, 625, 684],
        [897, 578, 775],
        [833, 225, 55],
        [300, 285, 873],
        [912, 5, 499],
        [821, 131, 797],
      ],
      ...[
        [119, 467, 816],
        [303, 341, 278],
        [719, 254, 990],
        [445, 478, 504],
        [582, 553, 509],
        [995, 807, 792],
      ],
    ]
    const optima = [
      ...[0.941780821918, 0.888127853881, 0.815068493151, 0.476871498924, 0.905251141553, 0.801369863014],
      ...[0.463321197897, 0.314499140277, 0.684931506849, 0.480960839909, 0.605915291679, 1],
    ]
    expectClose(run(customers).values, optima, 11)
  })

  test('no falling weights that sum to 1 give more, and those of the best mean give as much', () => {
    const parts = fc.array(fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)), { minLength: 2, maxLength: 12 })
    const weights = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)).filter(([a, b, c]) => a + b + c > 0)
    fc.assert(
      fc.property(parts, weights, (customers, steps) => {
        const [third, second, first] = [steps[2], steps[2] + steps[1], steps[2] + steps[1] + steps[0]]
        const sum = first + second + third
        const scaledColumn = (place: 0 | 1 | 2) => {
          const values = customers.map((customer) => customer[place])
          const least = Math.min(...values)
          const range = Math.max(...values) - least
          return values.map((value) => (range === 0 ? 0 : (value - least) / range))
        }
        const [ones, twos, threes] = [scaledColumn(0), scaledColumn(1), scaledColumn(2)]
        run(customers).values.forEach((score, at) => {
          const [one = 0, two = 0, three = 0] = [ones[at], twos[at], threes[at]]
          expect((first * one + second * two + third * three) / sum).toBeLessThanOrEqual(score + 1e-12)
          expect([one, (one + two) / 2, (one + two + three) / 3]).toContainEqual(score)
        })
      }),
    )
  })

  test('does not depend on the order of the customers, nor on the unit of money', () => {
    const customers = fc.array(fc.tuple(fc.integer({ min: -50, max: 500 }), fc.integer({ min: -50, max: 500 }), fc.nat(30)), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(customers, fc.integer({ min: 1, max: 1_000 }), (given, factor) => {
        const straight = classNamesOf(run(given))
        const turned = [...given].reverse().map(([revenue, margin, days]) => [revenue * factor, margin * factor, days])
        expect(classNamesOf(run(turned)).reverse()).toEqual(straight)
      }),
    )
  })

  test('shares of the score sum to 1', () => {
    const { ranking } = run([
      [3, 1, 4],
      [1, 5, 9],
      [2, 6, 5],
      [3, 5, 8],
    ])
    expect(ranking.share.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  test('equal scores share a class, and whoever is least in everything is C', () => {
    expect(
      classNamesOf(
        run([
          [9, 9, 9],
          [9, 9, 9],
          [1, 1, 1],
          [1, 1, 1],
        ]),
      ),
    ).toEqual(['A', 'A', 'C', 'C'])
    expect(
      classNamesOf(
        run([
          [5, 5, 5],
          [5, 5, 5],
        ]),
      ),
    ).toEqual(['C', 'C'])
    expect(classNamesOf(run([[7, 1, 2]]))).toEqual(['C'])
    expect(classNamesOf(run([]))).toEqual([])
  })

  test('tells the parts of the score, and how much more of each leads to the next class', () => {
    const { model } = run([
      [100, 10, 8],
      [50, 40, 2],
      [20, 0, 4],
      [0, 5, 0],
      [10, 20, 1],
    ])
    const explained = scheme.explainer({}, model)([20, 0, 4])
    // Scaled 0.2, 0, 0.5: means 0.2, 0.1, 0.7 ÷ 3. Scores 1, 0.75, 0.2333, 0.0625, 0.3: the fourth of five, and B takes three.
    expect(explained.value).toBeCloseTo(0.7 / 3, 12)
    expect(explained.reasons.at(-1)).toMatchObject({ code: 'abc_ng.best', params: { count: 3 } })
    const needed = explained.changes.map(({ params }) => [params['measure'], params['class']])
    expect(explained.class).toBe('C')
    expect(needed).toEqual([
      ['revenue', 'B'],
      ['margin', 'B'],
      ['shipping_days', 'B'],
    ])
    // B from 0.3: a revenue of 30 of 100, that is 10 more.
    expect(explained.changes[0]).toEqual({ code: 'ranked.rises', params: { measure: 'revenue', amount_minor: 10, class: 'B' } })
  })

  test.each([{ second: 'revenue' }, { third: 'margin' }, { a_customers: 0.6 }, { first: 'cost' }])(
    '%j is refused',
    (parameters) => {
      expect(scheme.parameters.safeParse(parameters).success).toBe(false)
    },
  )

  test('two criteria will do, and years are those since the customer became one', () => {
    const columns = columnsOf({
      pieces: [10, 0, 5],
      customerSinceDay: [Number.NaN, 19_000, 20_000],
      firstWaybillDay: [19_900, Number.NaN, 20_000],
    })
    const two = { first: 'years', second: 'pieces', third: 'none' }
    // Days 100, 1,000, 0 scale to 0.1, 1, 0; pieces to 1, 0, 0.5.
    expectClose(scheme.run(columns, two).values, [0.55, 1, 0.25], 12)
    expect(scheme.needs(two)).toEqual(['customerSinceDay', 'firstWaybillDay', 'pieces'])
  })

  test('says of a top score that no single measure changes it, and of one at the bottom likewise', () => {
    const given = { a_customers: 0.4, b_customers: 0.6 }
    const { model } = run(
      [
        [100, 100, 11],
        [50, 0, 1],
        [0, 10, 1],
        [0, 5, 1],
        [0, 0, 1],
      ],
      given,
    )
    // Scores 1, 0.5, 0.05, …: A from 0.5. Without revenue the means are 0, ½ and ⅔; without another, 1: still A.
    expect(scheme.explainer(given, model)([100, 100, 11]).changes).toEqual([{ code: 'ranked.stays', params: { class: 'A' } }])
    // With A for one of five alone A is from 1, the score of a revenue of 100 of 100: one less is no longer that.
    const first = { a_customers: 0.2, b_customers: 0.2 }
    const { model: narrow } = run(
      [
        [100, 0, 1],
        [0, 1, 1],
        [0, 0, 2],
        [0, 0, 1],
        [0, 0, 1],
      ],
      first,
    )
    expect(scheme.explainer(first, narrow)([100, 0, 1]).changes).toEqual([
      { code: 'ranked.falls', params: { measure: 'revenue', amount_minor: 1, class: 'C' } },
    ])
    // A margin of 1 of 1 is ½ of the mean, two of two days ⅓: neither is 1.
    expect(
      scheme
        .explainer(
          first,
          narrow,
        )([0, 0, 1])
        .changes.map(({ code, params }) => [code, params['measure']]),
    ).toEqual([['ranked.rises', 'revenue']])
  })
})
