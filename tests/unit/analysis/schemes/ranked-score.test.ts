import { describe, expect, test } from 'vitest'
import { changesOfRank } from '#lib/analysis/schemes/ranked-score'

const only = ([part = 0]: readonly number[]) => part
const cuts = (a_from: number, b_from: number | null = null) => ({ a_from, b_from, as_of_day: 20_000 })

describe('what would change a class by a score', () => {
  // An examiner's customer: a margin of ¥9,582.30 falls by ¥13,096.73 to a loss of ¥3,514.43.
  const margin = { name: 'margin', min: -1_000_000, max: 1_000_000, falls: false } as const

  test('a margin that would have to be negative is said to be a loss', () => {
    // The last A has a margin of −351,442: 648,558 of 2,000,000.
    expect(changesOfRank([margin], { marginMinor: 958_230 }, only, cuts(648_558 / 2_000_000, 0.1))).toEqual([
      {
        code: 'ranked.falls_to_loss',
        params: { measure: 'margin', amount_minor: 1_309_673, loss_minor: 351_443, class: 'B' },
      },
    ])
  })

  test('a margin that stays above nothing is no loss', () => {
    // A from a margin of 500,000, that is 1,500,000 of 2,000,000.
    expect(changesOfRank([margin], { marginMinor: 600_000 }, only, cuts(0.75, 0.1))).toEqual([
      { code: 'ranked.falls', params: { measure: 'margin', amount_minor: 100_001, class: 'B' } },
    ])
  })

  test('revenue falls to nothing at most, whatever refunds others had', () => {
    const revenue = { name: 'revenue', min: -500, max: 1_000, falls: false } as const
    // A from a revenue of 1, 501 of 1,500: 300 less is nothing, and no longer A.
    expect(changesOfRank([revenue], { revenueMinor: 300 }, only, cuts(501 / 1_500, 0.1))).toEqual([
      { code: 'ranked.falls', params: { measure: 'revenue', amount_minor: 300, class: 'B' } },
    ])
    // A from nothing on: only a refund could lower it.
    expect(changesOfRank([revenue], { revenueMinor: 300 }, only, cuts(500 / 1_500, 0.1))).toEqual([
      { code: 'ranked.stays', params: { class: 'A' } },
    ])
  })

  test('a cost counts the other way round', () => {
    const cost = { name: 'cost', min: 0, max: 100, falls: true } as const
    // A from 0.7, a cost of 30.
    expect(changesOfRank([cost], { annualMarketingCostMinor: 20 }, only, cuts(0.7, 0.1))).toEqual([
      { code: 'ranked.costs_more', params: { measure: 'cost', amount_minor: 11, class: 'B' } },
    ])
    expect(changesOfRank([cost], { annualMarketingCostMinor: 50 }, only, cuts(0.7, 0.1))).toEqual([
      { code: 'ranked.saves', params: { measure: 'cost', amount_minor: 20, class: 'A' } },
    ])
  })

  test('where no measure reaches the next class, that is said', () => {
    const half = ([part = 0]: readonly number[]) => part / 2
    const revenue = { name: 'revenue', min: 0, max: 100, falls: false } as const
    expect(changesOfRank([revenue], { revenueMinor: 10 }, half, cuts(0.9, 0.8))).toEqual([
      { code: 'ranked.stays_below', params: { class: 'C' } },
    ])
  })
})
