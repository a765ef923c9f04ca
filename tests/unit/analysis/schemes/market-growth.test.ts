import { describe, expect, it } from 'vitest'
import { getScheme } from '#lib/analysis/classification/registry'
import { classesOf, columnsOf } from '../run-columns.ts'

// Every expected value is worked out by hand: a customer's growth and that of its industry, (now − before) ÷ before, each from 0 on is growth.

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
    // 200 → 240 of those that are left; 240 → 240 with 40 that a customer brought who is gone, 241 → 240 with 41.
    expect(of(0)).toEqual(['riding', 'lagging'])
    expect(of(40)).toEqual(['riding', 'lagging'])
    expect(of(41)).toEqual(['winning', 'shrinking'])
  })

  it('just as much as before counts as growth, of the customer and of its industry', () => {
    expect(classes([[0, 100, 100]])).toEqual(['riding'])
    expect(
      classes([
        [0, 100, 100],
        [0, 100, 99],
      ]),
    ).toEqual(['winning', 'shrinking'])
  })

  it('who is new stays apart, and so does everybody in an industry that is', () => {
    expect(
      classes([
        [0, 0, 50],
        [0, 100, 100],
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
        [0, 200, 200],
        [0, -50, 100],
      ]),
    ).toEqual(['riding', 'between'])
  })

  it('says from which growth on the class is another, upwards and downwards', () => {
    const scheme = getScheme('market_growth')
    const { model } = scheme.run(columnsOf({ segment: [0, 0], earlierRevenueMinor: [100, 100], revenueMinor: [150, 90] }), {})
    expect(scheme.explainer({}, model)([150, 100, 0]).changes).toEqual([
      { code: 'factor_table.below_share', params: { measure: 'growth', value_share: 0, class: 'lagging' } },
      { code: 'factor_table.below_share', params: { measure: 'market_growth', value_share: 0, class: 'winning' } },
    ])
  })
})
