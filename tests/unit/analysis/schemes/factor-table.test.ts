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
      { code: 'factor_table.reach_share', params: { measure: 'growth', value_share: -0.05, class: 'between' } },
      { code: 'factor_table.below_share', params: { measure: 'market_growth', value_share: -0.05, class: 'shrinking' } },
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

  test('a kind is named, since its level alone says nothing', () => {
    const columns = columnsOf({ kind: [0, 1, 2], shippingDays: [1, 2, 3], revenueMinor: [1, 1, 1], marginMinor: [1, 2, 3] })
    const scheme = getScheme('attributes')
    const { model } = scheme.run(columns, {})
    const place = scheme.needs({}).indexOf('kind')
    const kindReason = (kind: number) => {
      const row = scheme.needs({}).map((_, at) => (at === place ? kind : 1))
      return scheme.explainer({}, model)(row).reasons[0]
    }
    expect(kindReason(1)).toEqual({
      code: 'factor_table.kind',
      params: { measure: 'kind', kind: 'business', factor_level: 'middle' },
    })
    expect(kindReason(2)).toMatchObject({ params: { kind: 'distributor', factor_level: 'high' } })
  })

  test('what would change it names the kinds of customer, several that lead to one class together', () => {
    const scheme = getScheme('attributes')
    // A cut that no kind reaches leaves several of them on one level.
    const changesOf = (kind: number, parameters: object) => {
      const columns = columnsOf({ kind: [0, 1, 2], revenueMinor: [1, 1, 1] })
      const { model } = scheme.run(columns, parameters)
      return scheme
        .explainer(
          parameters,
          model,
        )([1, kind])
        .changes.filter(({ params }) => params['measure'] === 'kind')
    }
    const parameters = (firstCuts: number[]) => ({
      ...{ first: 'kind', second: 'revenue', third: 'none', first_cuts: firstCuts },
      cells: { low_middle_middle: 'light', middle_middle_middle: 'keep', high_middle_middle: 'core' },
    })
    const becomes = (kind: string, leadsTo: string) => ({
      ...{ code: 'factor_table.becomes_kind', params: { measure: 'kind', kind, class: leadsTo } },
    })
    expect(changesOf(0, parameters([1, 2]))).toEqual([becomes('business', 'keep'), becomes('distributor', 'core')])
    expect(changesOf(2, parameters([1, 2]))).toEqual([becomes('consumer', 'light'), becomes('business', 'keep')])
    expect(changesOf(0, parameters([1, 9]))).toEqual([becomes('business,distributor', 'keep')])
    expect(changesOf(0, parameters([8, 9]))).toEqual([])
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

describe('the weight of an industry', () => {
  const scheme = getScheme('attributes')
  const given = { first: 'industry_share', second: 'kind', third: 'none', first_cuts: [0.3, 0.6] }
  // Industry 0 brings 70 of 100, industry 1 30 − 10 = 20; whoever is in none 10.
  const columns = {
    ...columnsOf({
      ...{ revenueMinor: [40, 30, 30, -10, 10], earlierRevenueMinor: [NONE, NONE, NONE, NONE, NONE] },
      ...{ segment: [0, 0, 1, 1, NONE], kind: [1, 1, 1, 1, 1] },
    }),
    ...{ earlierOfGroups: {}, labels: { segment: ['电商', '医药'] } },
  }

  test('is told without the time before, which is not read for it, so that movement is none of its matter', () => {
    expect(scheme.needs(given)).toEqual(['revenueMinor', 'segment', 'kind'])
    expect(scheme.needs({ ...given, third: 'market_growth' })).toEqual(['revenueMinor', 'segment', 'earlierRevenueMinor', 'kind'])
    const run = scheme.run(columns, given)
    expect(run.model).toMatchObject({ segments: { share: [0.7, 0.2], growth: [null, null] } })
    expect(run.summary.withoutBefore).toBeNull()
    expect(scheme.run(columns, { ...given, third: 'growth' }).summary.withoutBefore).toBe(5)
  })

  test('of a run that was stored with the time before is told as it was', () => {
    const { model } = scheme.run(columns, given)
    const told = (inputs: (number | null)[]) =>
      scheme
        .explainer(
          given,
          model,
        )(inputs)
        .reasons.map(({ params }) => params)
    // Distributor, code 2, is high; by the places of today its revenue before, 0, would stand for the kind.
    const expected = [
      { measure: 'industry_share', value_share: 0.7, factor_level: 'high' },
      { measure: 'kind', kind: 'distributor', factor_level: 'high' },
      { class: expect.any(String) },
    ]
    expect(told([40, 0, 2])).toEqual(expected)
    expect(told([40, 0, 0, 2])).toEqual(expected)
  })
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
