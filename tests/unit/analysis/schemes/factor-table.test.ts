import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { classesOf, columnsOf } from '../run-columns.ts'

const NONE = Number.NaN

describe('market growth', () => {
  // Industry 0 grew from 200 to 300, industry 1 fell from 300 to 150.
  const columns = columnsOf({
    revenueMinor: [250, 50, 110, 40, 60],
    earlierRevenueMinor: [100, 100, 100, 200, 0],
    segment: [0, 0, 1, 1, 1],
  })
  test('sets a customer’s own growth beside that of its industry', () => {
    expect(classesOf('market_growth', columns)).toEqual(['riding', 'lagging', 'winning', 'shrinking', 'between'])
  })

  test('takes the company’s cuts, and its table', () => {
    expect(classesOf('market_growth', columns, { first_cuts: [0, 2] })[0]).toBe('between')
    expect(classesOf('market_growth', columns, { cells: { high_high_middle: 'winning' } })[0]).toBe('winning')
  })

  test('gives its reasons, and what would change it', () => {
    const scheme = getScheme('market_growth')
    const { model } = scheme.run(columns, {})
    // Needs come in the order revenue, earlier revenue, segment.
    expect(scheme.needs({})).toEqual(['revenueMinor', 'earlierRevenueMinor', 'segment'])
    const lagging = scheme.explainer({}, model)([50, 100, 0])
    expect(lagging.reasons.map(({ code }) => code)).toEqual([
      ...['factor_table.factor_share', 'factor_table.factor_share', 'factor_table.cell'],
    ])
    expect(lagging.changes).toEqual([
      { code: 'factor_table.reach_share', params: { measure: 'growth', value_share: 0, class: 'riding' } },
      { code: 'factor_table.below_share', params: { measure: 'market_growth', value_share: 0, class: 'shrinking' } },
    ])
  })
})

describe('chosen factors', () => {
  test('are cut into thirds of those that are known; whoever is not known is in the middle', () => {
    // Type-7 quantiles of 1 … 7 at a third and two thirds are 3 and 5 (numpy.quantile says the same).
    const columns = columnsOf({
      ...{ kind: [1, 1, 1, 1, 1, 1, 1, 1], shippingDays: [1, 2, 3, 4, 5, 6, 7, NONE], revenueMinor: [1, 1, 1, 1, 1, 1, 1, 1] },
      marginMinor: [1, 1, 1, 1, 1, 1, 1, 1],
    })
    const { model } = getScheme('attributes').run(columns, {})
    expect(model).toMatchObject({
      factors: [
        { name: 'kind', cuts: [1, 2] },
        { name: 'shipping_days', cuts: [3, 5] },
        { name: 'margin', cuts: null },
      ],
    })
    const one = { cells: { middle_low_middle: 'light', middle_middle_middle: 'keep', middle_high_middle: 'core' } }
    expect(classesOf('attributes', columns, one)).toEqual(['light', 'light', 'keep', 'keep', 'core', 'core', 'core', 'keep'])
  })

  test('credit A and B are high, C and D low, none is middle', () => {
    const columns = columnsOf({
      ...{ creditGrade: [0, 1, 2, 3, NONE], revenueMinor: [1, 1, 1, 1, 1], earlierRevenueMinor: [1, 1, 1, 1, 1] },
    })
    const cells = { high_middle_middle: 'strong', middle_middle_middle: 'steady', low_middle_middle: 'occasional' }
    expect(classesOf('demand', columns, { first: 'credit', second: 'growth', third: 'none', cells })).toEqual([
      ...['strong', 'strong', 'occasional', 'occasional', 'steady'],
    ])
  })

  test.each([
    [{ first: 'margin', second: 'margin' }, 'second'],
    [{ third: 'growth', first: 'growth' }, 'third'],
    [{ first_cuts: [1] }, 'first_cuts'],
    [{ second_cuts: [2, 1] }, 'second_cuts'],
    [{ cells: { high_high_high: 'nowhere' } }, 'cells'],
  ])('refuses %j', (parameters, field) => {
    const read = getScheme('demand').parameters.safeParse(parameters)
    expect(read.error?.issues[0]?.path[0]).toBe(field)
  })

  test.each(['demand', 'market_growth', 'attributes'])('%s has an answer for nobody, and for all alike', (id) => {
    const alike = (count: number) => {
      const ones = Array.from({ length: count }, () => 1)
      return columnsOf({
        ...{ revenueMinor: ones, earlierRevenueMinor: ones, segment: ones.map(() => 0), kind: ones, shippingDays: ones },
        ...{ shipments: ones, marginMinor: ones },
      })
    }
    expect(classesOf(id, alike(0))).toEqual([])
    expect(new Set(classesOf(id, alike(4))).size).toBe(1)
  })
})

test('does not depend on the order of the customers, nor on the unit of money', () => {
  const one = fc.record({
    ...{ revenue: fc.integer({ min: -100, max: 10_000 }), earlier: fc.integer({ min: 0, max: 10_000 }) },
    ...{ days: fc.integer({ min: 1, max: 300 }), shipments: fc.integer({ min: 1, max: 900 }) },
  })
  const columns = (given: readonly { revenue: number; earlier: number; days: number; shipments: number }[], unit: number) =>
    columnsOf({
      ...{
        revenueMinor: given.map(({ revenue }) => revenue * unit),
        earlierRevenueMinor: given.map(({ earlier }) => earlier * unit),
      },
      ...{ shippingDays: given.map(({ days }) => days), shipments: given.map(({ shipments }) => shipments) },
    })
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 40 }), (given) => {
      const found = classesOf('demand', columns(given, 1))
      expect(classesOf('demand', columns(given, 128))).toEqual(found)
      expect(classesOf('demand', columns(given.toReversed(), 1))).toEqual(found.toReversed())
    }),
  )
})

describe('regions and the need for time', () => {
  // Region 0 grew from 200 to 260 and brings 260 of 410, region 1 fell from 100 to 50; the last two are in none.
  const columns = columnsOf({
    revenueMinor: [200, 60, 50, 90, 10],
    earlierRevenueMinor: [100, 100, 100, 90, 10],
    region: [0, 0, 1, NONE, NONE],
    timeNeed: [2, 1, 0, NONE, 2],
  })
  const cells = {
    high_high_middle: 'winning',
    high_middle_middle: 'riding',
    low_low_middle: 'shrinking',
    middle_middle_middle: 'between',
  }

  test('a customer counts by how its region grows and by how much time matters to it', () => {
    const given = { first: 'region_growth', second: 'time_need', cells: { ...cells, middle_high_middle: 'lagging' } }
    expect(classesOf('market_growth', columns, { ...given, first_cuts: [] })).toEqual([
      ...['winning', 'riding', 'shrinking', 'between', 'lagging'],
    ])
  })

  test('the share of a region is of all revenue, of whoever is in no region too', () => {
    const { model } = getScheme('market_growth').run(columns, { first: 'region_share', second: 'growth' })
    expect(model).toMatchObject({
      segments: { regionGrowth: [0.3, -0.5], regionShare: [260 / 410, 50 / 410], growth: [], share: [] },
    })
    expect(
      classesOf('market_growth', columns, { first: 'region_share', second: 'time_need', first_cuts: [0.1, 0.5], cells }),
    ).toEqual([...['winning', 'riding', 'between', 'between', 'between']])
  })
})
