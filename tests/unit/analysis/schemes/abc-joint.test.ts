import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { unitCosts, usages } from '../flores-items.ts'
import { classesOf, columnsOf } from '../run-columns.ts'

const scheme = getScheme('abc_joint')
const classes = (revenueMinor: readonly number[], marginMinor: readonly number[], parameters: unknown = {}) =>
  classesOf('abc_joint', columnsOf({ revenueMinor, marginMinor }), parameters)

/** As Flores and Whybark print it. */
const regrouped: Record<string, string> = { AA: 'A', AB: 'A', BA: 'A', AC: 'B', BB: 'B', CA: 'B', BC: 'C', CB: 'C', CC: 'C' }

describe('joint matrix', () => {
  // Worked out with exact fractions in a Python script of its own: each ABC at 80 and 95 % of the sum, then the nine cells.
  test('of the 47 items by annual dollar usage and unit cost', () => {
    const run = scheme.run(columnsOf({ revenueMinor: usages, marginMinor: unitCosts }), {})
    expect(classes(usages, unitCosts).join('')).toBe('AABAAAAAAABBAAAACAAACAABBBAABBBBBCBBCBBBCCCBCCC')
    expect(run.summary.fitted).toEqual({ cells: { AA: 8, AB: 3, AC: 3, BA: 9, BB: 3, BC: 2, CA: 11, CB: 5, CC: 3 } })
  })

  test('is the two classes of ABC, regrouped', () => {
    const amounts = fc.array(fc.tuple(fc.integer({ min: -20, max: 200 }), fc.integer({ min: -20, max: 200 })), { maxLength: 30 })
    fc.assert(
      fc.property(amounts, (pairs) => {
        const revenueMinor = pairs.map(([revenue]) => revenue)
        const marginMinor = pairs.map(([, margin]) => margin)
        const columns = columnsOf({ revenueMinor, marginMinor })
        const byRevenue = classesOf('abc', columns)
        const byMargin = classesOf('abc', columns, { measure: 'margin' })
        expect(classes(revenueMinor, marginMinor)).toEqual(byRevenue.map((name, place) => regrouped[`${name}${byMargin[place]}`]))
      }),
    )
  })

  test('does not depend on the order of the customers, nor on the unit of money', () => {
    const amounts = fc.array(fc.tuple(fc.integer({ min: -20, max: 200 }), fc.integer({ min: -20, max: 200 })), { maxLength: 20 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 1_000 }), (pairs, factor) => {
        const straight = classes(
          pairs.map(([revenue]) => revenue),
          pairs.map(([, margin]) => margin),
        )
        const turned = [...pairs].reverse()
        const backwards = classes(
          turned.map(([revenue]) => revenue * factor),
          turned.map(([, margin]) => margin * factor),
        )
        expect(backwards.reverse()).toEqual(straight)
      }),
    )
  })

  test('takes other measures and other cells', () => {
    const columns = columnsOf({ pieces: [80, 15, 5], shippingDays: [5, 15, 80], revenueMinor: [1, 1, 1], marginMinor: [0, 0, 0] })
    // A and C, B and B, C and A.
    const measures = { first: 'pieces', second: 'shipping_days' }
    expect(classesOf('abc_joint', columns, measures)).toEqual(['B', 'B', 'B'])
    expect(classesOf('abc_joint', columns, { ...measures, cells: { AC: 'A', CA: 'C' } })).toEqual(['A', 'B', 'C'])
    expect(scheme.needs(measures)).toEqual(['pieces', 'shippingDays'])
    expect([scheme.unpricedBy({}), scheme.unpricedBy(measures)]).toEqual(['uncosted', null])
  })

  test('tells both classes, the cell, and what leads to another class', () => {
    const { model } = scheme.run(columnsOf({ revenueMinor: [80, 15, 5], marginMinor: [15, 5, 80] }), {})
    const explained = scheme.explainer({}, model)([80, 15])
    // A by revenue, B by margin: it stays A with a margin of 80, and falls with 14 (C by margin) or with a revenue of 79 (BB).
    expect(explained).toMatchObject({ class: 'A', value: 80 })
    expect(explained.reasons.at(-1)).toEqual({ code: 'abc_joint.cell', params: { cell: 'AB', class: 'A' } })
    expect(explained.changes).toEqual([
      { code: 'abc_joint.less', params: { measure: 'revenue', amount_minor: 1, class: 'B' } },
      { code: 'abc_joint.less', params: { measure: 'margin', amount_minor: 1, class: 'B' } },
    ])
    expect(scheme.explainer({}, model)([5, 5]).changes).toEqual([
      { code: 'abc_joint.more', params: { measure: 'revenue', amount_minor: 75, class: 'B' } },
      { code: 'abc_joint.more', params: { measure: 'margin', amount_minor: 75, class: 'B' } },
    ])
  })

  test('of nobody, of one, of all alike, without a known cost', () => {
    expect(classes([], [])).toEqual([])
    expect(classes([7], [1])).toEqual(['A'])
    expect(classes([5, 5, 5], [2, 2, 2])).toEqual(['A', 'A', 'A'])
    // A by revenue, C by a margin that nobody knows.
    expect(classes([5, 5], [0, 0])).toEqual(['B', 'B'])
    expect(classes([-5, 0], [-1, 0])).toEqual(['C', 'C'])
  })

  test.each([{ first: 'margin' }, { a_share: 0.9, b_share: 0.8 }, { cells: { AD: 'A' } }, { cells: { AA: 'D' } }])(
    '%j is refused',
    (parameters) => {
      expect(scheme.parameters.safeParse(parameters).success).toBe(false)
    },
  )
})
