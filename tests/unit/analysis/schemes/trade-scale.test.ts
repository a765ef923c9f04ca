import { describe, expect, it } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { dayNumber } from '#lib/core/day'
import { classesOf, columnsOf } from '../run-columns.ts'

const year = { fromDay: dayNumber('2025-12-01'), toDay: dayNumber('2026-12-01') }

/** Customers without margin: only the first half of the class is of interest here. */
const columnsFor = (metrics: { revenueMinor: number[]; shipments?: number[]; heldByOutlet?: number[] }, frame = {}) => {
  const { revenueMinor } = metrics
  const margins = { marginMinor: revenueMinor.map(() => 0), knownRevenueMinor: revenueMinor }
  return columnsOf({ ...metrics, ...margins }, { ...year, ...frame })
}
const scalesOf = (columns: ReturnType<typeof columnsFor>, parameters: Record<string, unknown>) =>
  classesOf('relationship_scale', columns, parameters).map((name) => name.split('_')[0])

describe('trade scale by what is reached a month', () => {
  // 50,000 and 8,000 yuan a month over twelve months are 600,000 and 96,000 yuan.
  const revenueMinor = [60_000_000, 59_999_999, 9_600_000, 9_599_999, 1]

  it('of revenue goes by the whole period in the currency of the run', () => {
    expect(scalesOf(columnsFor({ revenueMinor }), { scale_by: 'revenue' })).toEqual([
      'large',
      'medium',
      'medium',
      'small',
      'small',
    ])
    const yen = columnsFor({ revenueMinor: [600_000, 599_999, 96_000, 95_999] }, { minorPerMajor: 1 })
    expect(scalesOf(yen, { scale_by: 'revenue' })).toEqual(['large', 'medium', 'medium', 'small'])
  })

  it('of shipments needs no revenue beyond a cent', () => {
    const columns = columnsFor({ revenueMinor: [1, 1, 1, 1], shipments: [240_000, 239_999, 24_000, 23_999] })
    const cuts = { scale_by: 'shipments', large_from: 20_000, medium_from: 2_000 }
    expect(scalesOf(columns, cuts)).toEqual(['large', 'medium', 'medium', 'small'])
  })

  it('of customers that an outlet holds is a fifth of the company’s, where that is asked for, and never by rank', () => {
    // A fifth of 600,000 and 96,000 yuan: 120,000 and 19,200.
    const revenue = [12_000_000, 11_999_999, 1_920_000, 1_919_999]
    const both = columnsFor({ revenueMinor: [...revenue, ...revenue], heldByOutlet: [1, 1, 1, 1, 0, 0, 0, 0] })
    const fifth = { scale_by: 'revenue', outlet_divisor: 5 }
    const company = ['medium', 'medium', 'small', 'small']
    expect(scalesOf(both, fifth)).toEqual(['large', 'medium', 'medium', 'small', ...company])
    expect(scalesOf(both, { scale_by: 'revenue' })).toEqual([...company, ...company])
    expect(scalesOf(both, { outlet_divisor: 5 })).toEqual(scalesOf(both, {}))
    const shipments = columnsFor({ revenueMinor: [1, 1], shipments: [48_000, 47_999], heldByOutlet: [1, 1] })
    expect(scalesOf(shipments, { ...fifth, scale_by: 'shipments', large_from: 20_000, medium_from: 2_000 })).toEqual([
      ...['large', 'medium'],
    ])
    const scheme = getScheme('relationship_scale')
    const told = scheme.explainer(fifth, scheme.run(both, fifth).model)([11_999_999, 0, 11_999_999, 1])
    expect(told.reasons.map(({ code }) => code)).toContain('relationship_scale.of_outlet')
    expect(told.changes).toContainEqual({
      code: 'relationship_scale.grows',
      params: { amount_minor: 1, class: 'large_low' },
    })
  })

  it('counts of a month that is not whole the share of its days', () => {
    // From 1 November to 16 December: one month, and 15 of the 31 days of the next.
    const frame = { fromDay: dayNumber('2026-11-01'), toDay: dayNumber('2026-12-16') }
    const least = Math.ceil(3_100 * 100 * (1 + 15 / 31))
    const columns = columnsFor({ revenueMinor: [least, least - 1] }, frame)
    expect(scalesOf(columns, { scale_by: 'revenue', large_from: 3_100, medium_from: 1 })).toEqual(['large', 'medium'])
  })

  it('tells why, and what is lacking, in what it goes by', () => {
    const scheme = getScheme('relationship_scale')
    const parameters = { scale_by: 'shipments', large_from: 20_000, medium_from: 2_000 }
    const columns = columnsFor({ revenueMinor: [1_000], shipments: [30_000] })
    const { model } = scheme.run(columns, parameters)
    expect(scheme.needs(parameters)).toEqual(['revenueMinor', 'marginMinor', 'knownRevenueMinor', 'shipments'])
    const { class: name, reasons, changes } = scheme.explainer(parameters, model)([1_000, 300, 1_000, 30_000])
    expect(name).toBe('medium_high')
    expect(reasons[0]).toEqual({
      code: 'relationship_scale.scale_by_shipments',
      params: { shipments: 30_000, scale: 'medium', large: 240_000, medium: 24_000 },
    })
    expect(changes[0]).toEqual({
      code: 'relationship_scale.grows_shipments',
      params: { shipments: 210_000, class: 'large_high' },
    })
  })

  it('is asked for; without that, and in runs that know of no choice, the rank decides', () => {
    const columns = columnsFor({ revenueMinor: Array.from({ length: 100 }, (_, place) => 100 - place) })
    const scales = scalesOf(columns, {})
    expect([scales.filter((scale) => scale === 'large').length, scales.filter((scale) => scale === 'medium').length]).toEqual([
      5, 20,
    ])
    const scheme = getScheme('relationship_scale')
    const { scale_by: _, ...older } = scheme.run(columns, {}).model as Record<string, unknown>
    expect(scheme.explainer({}, older)([100, 30, 100])).toMatchObject({ class: 'large_high' })
  })

  it('has a medium below its large', () => {
    const { parameters } = getScheme('relationship_scale')
    expect(parameters.safeParse({ large_from: 5, medium_from: 5 }).success).toBe(false)
  })
})
