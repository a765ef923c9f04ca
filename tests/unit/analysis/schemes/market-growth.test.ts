import { describe, expect, it } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { classesOf, columnsOf } from '../run-columns.ts'

// Every expected value is worked out by hand: a customer's growth and that of its industry, (now − before) ÷ before, each is growth from 5 % on, and shrinking below −5 %; in between it stands still.

const classes = (customers: readonly (readonly [segment: number, before: number, now: number])[], parameters = {}) =>
  classesOf(
    'market_growth',
    columnsOf({
      segment: customers.map(([segment]) => segment),
      earlierRevenueMinor: customers.map(([, before]) => before),
      revenueMinor: customers.map(([, , now]) => now),
    }),
    parameters,
  )

describe('growth beside that of the market', () => {
  it('rides, wins, lags, shrinks', () => {
    expect(
      classes([
        // Industry 0: 300 → 330, growing. Industry 1: 300 → 210, shrinking.
        ...([
          [0, 100, 150],
          [0, 200, 180],
        ] as const),
        ...([
          [1, 100, 110],
          [1, 200, 100],
        ] as const),
      ]),
    ).toEqual(['riding', 'lagging', 'winning', 'shrinking'])
  })

  it('an industry whose customers stop shrinks, however much those that are left have grown', () => {
    const of = (stopped: number) =>
      classesOf(
        'market_growth',
        columnsOf({ segment: [0, 0], earlierRevenueMinor: [100, 100], revenueMinor: [150, 90] }, {}, { segment: [stopped] }),
      )
    // 200 → 240 of those that are left; 240 → 240 with 40 that a customer brought who is gone.
    expect(of(0)).toEqual(['riding', 'lagging'])
    // It stands still: 240 ÷ 240, and down to 240 ÷ 252 − 1 = −4.8 %; 240 ÷ 253 − 1 = −5.1 % shrinks.
    expect(of(40)).toEqual(['winning', 'lagging'])
    expect(of(52)).toEqual(['winning', 'lagging'])
    expect(of(53)).toEqual(['winning', 'shrinking'])
  })

  it('a growth within 5 % of 0 is noise, of the customer and of its industry; 5 % exactly is growth, and −5 % exactly stands still', () => {
    expect(classes([[0, 100, 105]])).toEqual(['riding'])
    expect(classes([[0, 1_000, 1_049]])).toEqual(['between'])
    expect(classes([[0, 100, 95]])).toEqual(['between'])
    expect(classes([[0, 1_000, 949]])).toEqual(['shrinking'])
    // The industry: 200 → 200.
    expect(
      classes([
        [0, 100, 110],
        [0, 100, 90],
      ]),
    ).toEqual(['winning', 'lagging'])
  })

  it('takes another band, or none, where the company says so', () => {
    const customers = [
      [0, 1_000, 1_010],
      [0, 1_000, 980],
    ] as const
    expect(classes(customers)).toEqual(['between', 'between'])
    // The industry: 2,000 → 1,990.
    expect(classes(customers, { first_cuts: [0, 0], second_cuts: [0, 0] })).toEqual(['winning', 'shrinking'])
    expect(classes(customers, { first_cuts: [-0.01, 0.01] })).toEqual(['winning', 'lagging'])
  })

  it('who is new stays apart, and so does everybody in an industry that is', () => {
    expect(
      classes([
        [0, 0, 50],
        [0, 100, 110],
      ]),
    ).toEqual(['between', 'riding'])
    expect(classes([[0, 0, 50]])).toEqual(['between'])
  })

  it('a refund larger than sales: below zero now is shrinking, below zero before is no ground to grow from', () => {
    // The industry: 200 → 150 − 100 = 50, shrinking.
    expect(
      classes([
        [0, 100, 150],
        [0, 100, -100],
      ]),
    ).toEqual(['winning', 'shrinking'])
    // The industry: 200 − 50 = 150 → 300; the second alone has no growth.
    expect(
      classes([
        [0, 200, 220],
        [0, -50, 80],
      ]),
    ).toEqual(['riding', 'between'])
  })

  it('says from which growth on the class is another, upwards and downwards', () => {
    const scheme = getScheme('market_growth')
    const { model } = scheme.run(columnsOf({ segment: [0, 0], earlierRevenueMinor: [100, 100], revenueMinor: [150, 90] }), {})
    expect(scheme.explainer({}, model)([150, 100, 0]).changes).toEqual([
      { code: 'factor_table.below_share', params: { measure: 'growth', value_share: 0.05, class: 'between' } },
      { code: 'factor_table.below_share', params: { measure: 'market_growth', value_share: 0.05, class: 'winning' } },
    ])
  })

  it('says of a new customer that its growth is not known yet, and where no factor alone changes anything, that', () => {
    const scheme = getScheme('market_growth')
    const columns = columnsOf({ segment: [0, 0], earlierRevenueMinor: [100, 0], revenueMinor: [150, 90] })
    const { model } = scheme.run(columns, {})
    expect(scheme.explainer({}, model)([90, 0, 0]).changes).toEqual([
      { code: 'factor_table.if_known', params: { measure: 'growth' } },
    ])
    // A table in which only both together lead elsewhere.
    const cells = {
      high_high_middle: 'riding',
      high_middle_middle: 'riding',
      high_low_middle: 'riding',
      middle_high_middle: 'riding',
    }
    const alike = { cells: { ...cells, low_high_middle: 'riding' } }
    const { model: table } = scheme.run(columns, alike)
    expect(scheme.explainer(alike, table)([150, 100, 0]).changes).toEqual([
      { code: 'factor_table.not_by_one', params: { class: 'riding' } },
    ])
  })
})
