import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { classesOf, classNamesOf, columnsOf } from '../run-columns.ts'

const classes = (revenueMinor: readonly number[], parameters: unknown = {}) =>
  classesOf('abc', columnsOf({ revenueMinor }), parameters)

/** The rule read out loud, with whole numbers: larger ÷ total < thousandths ÷ 1000. Quadratic on purpose. */
function byDefinition(values: readonly number[], aThousandths: number, bThousandths: number): string[] {
  const total = values.filter((value) => value > 0).reduce((sum, value) => sum + BigInt(value), 0n)
  return values.map((value) => {
    if (value <= 0) return 'C'
    const larger = values.filter((other) => other > value).reduce((sum, other) => sum + BigInt(other), 0n)
    if (larger * 1000n < total * BigInt(aThousandths)) return 'A'
    return larger * 1000n < total * BigInt(bThousandths) ? 'B' : 'C'
  })
}

describe('ABC', () => {
  test('one customer with 90 % of the revenue is A', () => {
    expect(classes([90, 4, 3, 2, 1])).toEqual(['A', 'B', 'B', 'C', 'C'])
  })

  test('the share before a customer at exactly 80 % makes it B, at exactly 95 % C', () => {
    // Before: 0, 0.8, 0.95.
    expect(classes([80, 15, 5])).toEqual(['A', 'B', 'C'])
    // 0.1 + 0.2 of 1 is not below 0.3, though the doubles nearest to them disagree.
    expect(classes([2, 1, 7], { a_share: 0.9, b_share: 0.9 })).toEqual(['A', 'C', 'A'])
    expect(classes([20, 10, 70], { a_share: 0.7, b_share: 0.9 })).toEqual(['B', 'C', 'A'])
    expect(classes([30, 30, 10, 10, 20], { a_share: 0.3, b_share: 0.8 })).toEqual(['A', 'A', 'C', 'C', 'B'])
  })

  test('equal values share one class even across a cut', () => {
    expect(classes([50, 50, 50, 50])).toEqual(['A', 'A', 'A', 'A'])
    expect(classes([70, 6, 6, 6, 6, 6])).toEqual(['A', 'A', 'A', 'A', 'A', 'A'])
  })

  test('a refund larger than sales: a negative revenue is C, takes nothing from the total, and is told as not positive', () => {
    // By hand: 80 of 100 positive fen are the first's, 20 the second's: before it 80 % are held, so it is B. The third sold 50 and gave 80 back: −30, which does not make the total 70.
    const run = getScheme('abc').run(columnsOf({ revenueMinor: [80, 20, 50 - 80] }), {})
    expect(classNamesOf(run)).toEqual(['A', 'B', 'C'])
    expect(run.model).toMatchObject({ total: 100 })
    expect(getScheme('abc').explainer({}, run.model)([-30])).toMatchObject({
      ...{ class: 'C', value: -30, reasons: [{ code: 'abc.not_positive' }] },
      // From −30 to the 20 from which on B begins.
      changes: [{ code: 'abc.rises', params: { class: 'B', amount_minor: 50 } }],
    })
  })

  test('zero and negative values are C and hold no share', () => {
    expect(classes([100, 0, -500])).toEqual(['A', 'C', 'C'])
    expect(classes([0, -1])).toEqual(['C', 'C'])
    expect(classes([])).toEqual([])
  })

  test('agrees with the definition, whatever the values and the cuts', () => {
    const value = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 10 ** 12 }))
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 40 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 999 }),
        (values, a, more) => {
          const b = Math.min(1000, a + more)
          expect(classes(values, { a_share: a / 1000, b_share: b / 1000 })).toEqual(byDefinition(values, a, b))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('the order of the customers does not matter', () => {
    const pairs = fc.array(fc.integer({ min: -5, max: 30 }), { minLength: 1, maxLength: 30 }).chain((values) =>
      fc.tuple(
        fc.constant(values),
        fc.shuffledSubarray(
          values.map((_, index) => index),
          { minLength: values.length },
        ),
      ),
    )
    fc.assert(
      fc.property(pairs, ([values, order]) => {
        const straight = classes(values)
        const shuffled = classes(order.map((index) => values[index] ?? 0))
        expect(shuffled).toEqual(order.map((index) => straight[index]))
      }),
    )
  })

  test('margin and pieces are measures of their own, with their own missing amounts', () => {
    const columns = columnsOf({ revenueMinor: [9, 1], marginMinor: [1, 9], pieces: [5, 5], unpriced: [1, 2], uncosted: [10, 20] })
    expect(classesOf('abc', columns, { measure: 'margin' })).toEqual(['B', 'A'])
    expect(classesOf('abc', columns, { measure: 'pieces' })).toEqual(['A', 'A'])
    const unpriced = (measure: string) => getScheme('abc').run(columns, { measure }).summary.unpriced
    expect([unpriced('revenue'), unpriced('margin'), unpriced('pieces')]).toEqual([3, 30, null])
  })

  test('a total beyond a safe integer is refused and never rounded', () => {
    expect(() => classes([Number.MAX_SAFE_INTEGER, 1])).toThrow(expect.objectContaining({ code: 'rule_violated' }))
  })

  test.each([{ a_share: 0 }, { a_share: 1.1 }, { a_share: 0.9, b_share: 0.8 }, { measure: 'profit' }, { cut: 1 }])(
    '%j is refused',
    (parameters) => {
      expect(getScheme('abc').parameters.safeParse(parameters).success).toBe(false)
    },
  )

  test('what would change it: the distance to the cuts of the run', () => {
    const scheme = getScheme('abc')
    const { model } = scheme.run(columnsOf({ revenueMinor: [900, 40, 30, 20, 10] }), {})
    const explain = scheme.explainer({}, model)
    expect(explain([20])).toMatchObject({
      class: 'C',
      value: 20,
      changes: [{ code: 'abc.rises', params: { class: 'B', amount_minor: 10 } }],
    })
    expect(explain([40]).changes).toEqual([
      { code: 'abc.rises', params: { measure: 'revenue', class: 'A', amount_minor: 860 } },
      { code: 'abc.falls', params: { measure: 'revenue', class: 'C', amount_minor: 11 } },
    ])
    expect(explain([-7]).reasons).toEqual([{ code: 'abc.not_positive', params: { measure: 'revenue', value_minor: -7 } }])
  })
})
