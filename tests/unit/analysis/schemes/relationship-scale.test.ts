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
})
