import { describe, expect, it } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { classesOf, columnsOf } from '../run-columns.ts'

// Every expected value is worked out by hand: of 20 customers with revenues 20, 19, … 1 the first 5 % (one) are large, the next 20 % (four) medium, the others small; margin rates are cut at 0, 8 and 20 %.

const revenues = Array.from({ length: 20 }, (_, place) => (20 - place) * 1_000)
const columnsAt = (rate: number, changed: Record<number, number> = {}) => {
  const revenueMinor = revenues.map((revenue, place) => changed[place] ?? revenue)
  const marginMinor = revenueMinor.map((revenue) => (revenue * rate) / 100)
  return columnsOf({ revenueMinor, marginMinor, knownRevenueMinor: revenueMinor })
}

describe('trade scale × margin rate', () => {
  it('the first twentieth are large, the next fifth medium, the others small', () => {
    const scales = classesOf('relationship_scale', columnsAt(20)).map((name) => name.split('_')[0])
    expect(scales).toEqual(['large', ...Array.from({ length: 4 }, () => 'medium'), ...Array.from({ length: 15 }, () => 'small')])
  })

  it.each([
    [20, 'large_high'],
    [19, 'large_medium'],
    [8, 'large_medium'],
    [7, 'large_low'],
    [0, 'large_low'],
    [-1, 'large_negative'],
  ])('at a margin of %i %% the largest is %s', (rate, cell) => {
    expect(classesOf('relationship_scale', columnsAt(rate))[0]).toBe(cell)
  })

  it('equal revenues are of one scale', () => {
    // Two share the first place: nobody has more, so both are large.
    expect(classesOf('relationship_scale', columnsAt(20, { 1: 20_000 })).slice(0, 3)).toEqual([
      'large_high',
      'large_high',
      'medium_high',
    ])
  })

  it('a refund larger than sales is small, and its costs are a negative margin', () => {
    const columns = columnsOf({
      ...{ revenueMinor: [1_000, 500, 100 - 300], marginMinor: [300, 50, -250], knownRevenueMinor: [1_000, 500, -200] },
    })
    expect(classesOf('relationship_scale', columns)[2]).toBe('small_negative')
  })

  it('is unknown where no cost is known', () => {
    expect(classesOf('relationship_scale', columnsOf({ revenueMinor: [10], marginMinor: [0], knownRevenueMinor: [0] }))).toEqual([
      'unknown',
    ])
  })

  it('says how much more revenue and how much more margin lead to the next cells', () => {
    const scheme = getScheme('relationship_scale')
    const { model } = scheme.run(columnsAt(10), {})
    // 19,000 at 10 %: 1,000 more is as much as the largest; 20 % of 19,000 are 3,800, 1,900 more than its margin.
    expect(scheme.explainer({}, model)([19_000, 1_900, 19_000])).toMatchObject({
      class: 'medium_medium',
      changes: [
        { code: 'relationship_scale.grows', params: { amount_minor: 1_000, class: 'large_medium' } },
        { code: 'relationship_scale.earns', params: { amount_minor: 1_900, class: 'medium_high' } },
      ],
    })
  })

  it('says how much less revenue, and how much less margin, lead out of the best cell', () => {
    const scheme = getScheme('relationship_scale')
    const { model } = scheme.run(columnsAt(20), {})
    // Large from 20,000: 25,000 − 19,999. High from 20 % of 25,000, that is 5,000: 7,500 − 4,999.
    expect(scheme.explainer({}, model)([25_000, 7_500, 25_000])).toMatchObject({
      class: 'large_high',
      changes: [
        { code: 'relationship_scale.shrinks', params: { amount_minor: 5_001, class: 'medium_high' } },
        { code: 'relationship_scale.earns_less', params: { amount_minor: 2_501, margin_rate: 0.2, class: 'large_medium' } },
      ],
    })
  })

  it('says how many shipments fewer, where the scale goes by them', () => {
    const scheme = getScheme('relationship_scale')
    const parameters = { scale_by: 'shipments', large_from: 100, medium_from: 10 }
    const frame = { fromDay: 19_723, toDay: 19_754, asOfDay: 19_753 }
    const columns = columnsOf({ revenueMinor: [1], marginMinor: [0], knownRevenueMinor: [1], shipments: [150] }, frame)
    const { model } = scheme.run(columns, parameters)
    // January 2024 is one month: large from 100 shipments.
    expect(scheme.explainer(parameters, model)([1_000, 500, 1_000, 150]).changes[0]).toEqual({
      code: 'relationship_scale.shrinks_shipments',
      params: { shipments: 51, class: 'medium_high' },
    })
  })
})
