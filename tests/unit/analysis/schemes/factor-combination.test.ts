import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { classesOf, columnsOf } from '../run-columns.ts'

const scheme = getScheme('factor_combination')
const [A, B, C, D, NONE] = [0, 1, 2, 3, Number.NaN]

interface Customer {
  readonly revenue: number
  readonly earlier: number
  readonly grade: number
}
const columnsFor = (customers: readonly Customer[]) =>
  columnsOf({
    revenueMinor: customers.map(({ revenue }) => revenue),
    earlierRevenueMinor: customers.map(({ earlier }) => earlier),
    creditGrade: customers.map(({ grade }) => grade),
  })
const classes = (customers: readonly Customer[], parameters: unknown = {}) =>
  classesOf('factor_combination', columnsFor(customers), parameters)

/** A table that names the cell by its class: only one of its cells is key, and everybody there is in it. */
const oneKey = (cell: string) => ({
  cells: Object.fromEntries(
    ['good', 'unknown', 'poor'].flatMap((credit) =>
      ['large', 'medium', 'small'].flatMap((scale) =>
        ['growing', 'steady', 'falling', 'new'].map((growth) => {
          const name = `${credit}_${scale}_${growth}`
          return [name, name === cell ? 'key' : 'careful']
        }),
      ),
    ),
  ),
})

describe('combination of factors', () => {
  // Of twenty customers the first one is large, the next four are medium.
  const others = Array.from({ length: 15 }, (_, place) => ({ revenue: 100 + place, earlier: 100, grade: NONE }))
  const five: Customer[] = [
    { revenue: 10_000, earlier: 9_000, grade: D },
    { revenue: 5_000, earlier: 5_000, grade: B },
    { revenue: 4_000, earlier: 4_500, grade: C },
    { revenue: 3_000, earlier: 0, grade: NONE },
    { revenue: 2_000, earlier: 2_000 / 0.9, grade: A },
  ]
  test.each([
    ['poor_large_growing', 0],
    ['good_medium_steady', 1],
    ['poor_medium_falling', 2],
    ['unknown_medium_new', 3],
    // From exactly −10 % on it is steady.
    ['good_medium_steady', 4],
  ])('cuts each factor into levels: %s', (cell, place) => {
    const found = classes([...five, ...others], oneKey(cell))
    expect(found[place]).toBe('key')
    expect(found.filter((name) => name === 'key')).toHaveLength(cell === 'good_medium_steady' ? 2 : 1)
  })

  test('takes growth that is not known as steady, never as new', () => {
    const unknown = { revenue: 3_000, earlier: Number.NaN, grade: NONE }
    expect(classes([...five.slice(0, 3), unknown, ...others], oneKey('unknown_medium_steady'))[3]).toBe('key')
  })

  test('gives the class that the table has', () => {
    expect(classes([...five, ...others]).slice(0, 5)).toEqual(['regular', 'regular', 'careful', 'regular', 'regular'])
    expect(classes([...five, ...others], { cells: { poor_large_growing: 'develop' } })[0]).toBe('develop')
    // D is good credit once it is said to be.
    expect(classes([...five, ...others], { good_grade: 'D' })[0]).toBe('key')
  })

  test('a factor that is left out counts at its middle for everybody, and is not read', () => {
    const found = classes([...five, ...others], { ...oneKey('unknown_medium_growing'), use_credit: false, use_scale: true })
    expect(found.filter((name) => name === 'key')).toHaveLength(0)
    expect(classes(five, { ...oneKey('poor_medium_growing'), use_scale: false })[0]).toBe('key')
    expect(scheme.needs({ use_growth: false })).toEqual(['revenueMinor', 'creditGrade'])
    expect(classes(five, { ...oneKey('poor_large_steady'), use_growth: false, large_share: 0.2 })[0]).toBe('key')
    expect(scheme.parameters.safeParse({ use_growth: false, use_scale: false }).success).toBe(false)
  })

  test('does not depend on the order of the customers, nor on the unit of money', () => {
    const customer = fc.record({
      revenue: fc.integer({ min: -50, max: 500 }),
      earlier: fc.integer({ min: -50, max: 500 }),
      grade: fc.constantFrom(A, B, C, D, NONE),
    })
    fc.assert(
      fc.property(fc.array(customer, { maxLength: 25 }), fc.integer({ min: 1, max: 1_000 }), (given, factor) => {
        const turned = [...given].reverse().map(({ revenue, earlier, grade }) => ({
          ...{ revenue: revenue * factor, earlier: earlier * factor, grade },
        }))
        expect(classes(turned).reverse()).toEqual(classes(given))
      }),
    )
  })

  test('nobody, one, and all alike have an answer; revenue that is not positive is small', () => {
    expect(classes([])).toEqual([])
    expect(classes([{ revenue: 5, earlier: 5, grade: A }])).toEqual(['key'])
    const alike = { revenue: 5, earlier: 0, grade: NONE }
    expect(classes([alike, alike])).toEqual(['develop', 'develop'])
    expect(classes([{ revenue: -5, earlier: 5, grade: C }])).toEqual(['careful'])
  })

  test('tells each level, and what leads to another class', () => {
    const { model } = scheme.run(columnsFor([...five, ...others]), {})
    const explained = scheme.explainer({}, model)([5_000, B, 5_000])
    expect(explained.class).toBe('regular')
    expect(explained.reasons.map(({ code }) => code)).toEqual([
      'factor_combination.credit',
      'factor_combination.scale',
      'factor_combination.growth',
      'factor_combination.cell',
    ])
    // Growing from 5,500: to be developed; with poor credit: with care. Falling (4,499) it stays regular, and so does small.
    expect(explained.changes).toEqual([
      { code: 'factor_combination.credit_poor', params: { class: 'careful' } },
      { code: 'factor_combination.more', params: { amount_minor: 500, class: 'develop' } },
    ])
    const unknown = scheme.explainer({}, model)([10_000, null, 0])
    expect(unknown.reasons.map(({ code }) => code)).toContain('factor_combination.credit_unknown')
    expect(unknown.class).toBe('develop')
  })
})
