import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepingSetting } from '#lib/analysis/worth/settings'
import {
  allSegments,
  atRiskOf,
  isNew,
  KEEPING,
  keepingOf,
  lifetimeProfitOf,
  prospectWorth,
  segmentFor,
  stayingOf,
  withinBudget,
} from '#lib/analysis/worth/worth'

// Every expected number is worked out by hand beside its case.

const rules = { effortMinor: 16_000, success: 0.3, likely: 0.8, doubtful: 0.4, gone: 0.05 }
const stake = (twelveMinor: number, alive: number | null, frequency: number | null = 5) => ({
  ...{ twelveMinor, alive, frequency },
  ...{ lost: false, falling: false, isUnknown: false },
})

describe('value at risk', () => {
  it('is what was earned in twelve months times the chance to lose it', () => {
    // 100,000 × (1 − 0.4) = 60,000; 3 × 0.5 = 1.5, halves away from zero.
    expect(atRiskOf(stake(100_000, 0.4))).toBe(60_000)
    expect(atRiskOf(stake(3, 0.5))).toBe(2)
  })

  it('is nothing of whoever is lost already: it is lost, not at risk', () => {
    expect(atRiskOf({ ...stake(100_000, 0.4), lost: true })).toBe(0)
  })

  it('is nothing where nobody knows, of a single shipping day, and of whoever earns nothing', () => {
    expect([stake(100_000, null, null), stake(100_000, 1, 0), stake(0, 0.1), stake(-5_000, 0.1)].map(atRiskOf)).toEqual([
      0, 0, 0, 0,
    ])
  })

  it.each([
    // 100,000 × 0.6 × 0.3 = 18,000 > 16,000.
    ['pays', stake(100_000, 0.4)],
    // 80,000 × 0.6 × 0.3 = 14,400.
    ['too_small', stake(80_000, 0.4)],
    // 1,000,000 × 0.21 × 0.3 = 63,000 pays; from 0.8 on it stays without anybody's hours, though 1,000,000 × 0.2 × 0.3 = 60,000 is more than the effort.
    ['pays', stake(1_000_000, 0.79)],
    ['safe', stake(1_000_000, 0.8)],
    ['safe', stake(1_000_000, 0.9)],
    ['falling', { ...stake(1_000_000, 0.9), falling: true }],
    ['safe', stake(100_000, 0.9)],
    // Volume falls or it goes quiet: neither safe nor too small, whatever the model says of its shipping days.
    ['falling', { ...stake(100_000, 0.9), falling: true }],
    ['falling', { ...stake(80_000, 0.4), falling: true }],
    // Where it pays, that goes first; and nobody asks why of whom there is nothing to keep, or at these terms.
    ['pays', { ...stake(100_000, 0.4), falling: true }],
    ['loss', { ...stake(-100, 0.99), falling: true }],
    ['gone', { ...stake(1_000_000, 0.02), falling: true }],
    ['unknown', { ...stake(1_000_000, 1, 0), falling: true }],
    ['lost', { ...stake(1_000_000, 0.9), lost: true, falling: true }],
    // The most is at risk of those of whom nothing is left to keep: 980,000 × 0.3 would pay.
    ['gone', stake(1_000_000, 0.02)],
    ['gone', stake(1_000_000, 0.0499)],
    ['pays', stake(1_000_000, 0.05)],
    // Whatever it brought: nobody changes the price of whoever has nearly left.
    ['gone', stake(-100, 0.01)],
    ['gone', stake(0, 0.01)],
    // Who is lost is won back, whatever the model says of it.
    ['lost', { ...stake(1_000_000, 0.9), lost: true }],
    ['lost', { ...stake(-100, 0.01), lost: true }],
    ['lost', { ...stake(0, null, null), lost: true }],
    // It shipped nothing, or nothing is known of what it brought: nobody can say.
    ['unknown', stake(0, 0.1)],
    ['unknown', stake(0, 0.99)],
    ['loss', stake(-100, 0.99)],
    // What serving took, with nothing known of what it brought: no loss that anybody could speak of.
    ['unknown', { ...stake(-100, 0.5), isUnknown: true }],
    ['gone', { ...stake(-100, 0.01), isUnknown: true }],
    ['unknown', stake(1_000_000, 1, 0)],
    ['unknown', stake(1_000_000, null, null)],
  ] as const)('%s: whether it pays to keep', (keeping, of) => {
    expect(keepingOf(of, rules)).toBe(keeping)
  })

  it('is unsteady of a customer known for less than 90 days, and says nothing where no run knows it', () => {
    expect([0, 89, 90, 700, null].map((knownDays) => isNew({ knownDays }))).toEqual([true, true, false, false, false])
  })

  it('goes by cuts that do not cross: gone below doubtful below likely', () => {
    const refused = (given: object) => keepingSetting.schema.safeParse(given).error?.issues.map(({ path }) => path[0]) ?? []
    expect(keepingSetting.schema.parse({})).toMatchObject({ likely: 0.8, doubtful: 0.4, gone: 0.05 })
    expect(refused({ doubtful: 0.05 })).toEqual(['doubtful'])
    expect(refused({ likely: 0.4 })).toEqual(['likely'])
  })

  it('exactly what it takes does not pay', () => {
    // 80,000 × 0.5 × 0.4 = 16,000.
    expect(keepingOf(stake(80_000, 0.5), { ...rules, success: 0.4 })).toBe('too_small')
  })

  it('tells how likely somebody is to stay by the two cuts, each reached at its share', () => {
    expect([0.8, 0.79, 0.4, 0.39].map((alive) => stayingOf(stake(1, alive), rules))).toEqual([
      'likely',
      'doubtful',
      'doubtful',
      'unlikely',
    ])
  })

  it('never grows with the probability of staying', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.double({ min: 0, max: 1, noNaN: true }), (twelve, alive) => {
        expect(atRiskOf(stake(twelve, alive))).toBeLessThanOrEqual(atRiskOf(stake(twelve, alive / 2)))
        expect(atRiskOf(stake(twelve, alive))).toBeGreaterThanOrEqual(0)
        expect(KEEPING).toContain(keepingOf(stake(twelve, alive), rules))
      }),
    )
  })

  it('a budget reaches whole customers, also where doubles fall short', () => {
    expect([withinBudget(40, 2), withinBudget(41, 2), withinBudget(0.3, 0.1), withinBudget(1, 2)]).toEqual([20, 20, 3, 0])
  })
})

describe('the profit that a lifetime value is expected to leave', () => {
  const year = { twelveMinor: 3_000, knownRevenueMinor: 20_000, knownCostMinor: 14_000 }
  it('is as much of it as twelve months left of what it is measured by', () => {
    // 3,000 of 20,000 revenue are 15 %, of 6,000 margin one half.
    expect(lifetimeProfitOf({ ...year, lifetimeMinor: 50_000, measure: 'revenue' })).toBe(7_500)
    expect(lifetimeProfitOf({ ...year, lifetimeMinor: 50_000, measure: 'margin' })).toBe(25_000)
  })

  it('is below nothing of a customer that costs more than it brings, and rounds halves away from zero', () => {
    expect(lifetimeProfitOf({ ...year, twelveMinor: -3_000, lifetimeMinor: 50_000, measure: 'revenue' })).toBe(-7_500)
    expect(lifetimeProfitOf({ ...year, twelveMinor: -10_000, lifetimeMinor: 5, measure: 'revenue' })).toBe(-3)
  })

  it('is not known without a lifetime value, without a known cost, and of a margin that is not above nothing', () => {
    expect(lifetimeProfitOf({ ...year, lifetimeMinor: null, measure: 'revenue' })).toBeNull()
    const unknown = { twelveMinor: -500, knownRevenueMinor: 0, knownCostMinor: 0, lifetimeMinor: 50_000 }
    expect(lifetimeProfitOf({ ...unknown, measure: 'revenue' })).toBeNull()
    expect(lifetimeProfitOf({ ...year, knownCostMinor: 20_000, lifetimeMinor: 50_000, measure: 'margin' })).toBeNull()
  })
})

describe('a prospect', () => {
  const averages = new Map([
    [
      '服装',
      {
        customers: 3,
        pieces: 1_000,
        profitMinor: 50_000,
        knownRevenueMinor: 200_000,
        knownCostMinor: 90_000,
        lifetimeMinor: 80_000,
      },
    ],
    [
      '五金',
      {
        customers: 2,
        pieces: 1_000,
        profitMinor: 500_000,
        knownRevenueMinor: 800_000,
        knownCostMinor: 200_000,
        lifetimeMinor: null,
      },
    ],
  ])
  const all = allSegments(averages.values())

  it('is worth what it says it sends, as the average customer of its segment earns by the piece', () => {
    const { segment, average } = segmentFor('服装', averages, all)
    // 300 × 12 = 3,600 pieces at 50 and at 80.
    expect([segment, prospectWorth(300, average)]).toEqual(['服装', { yearMinor: 180_000, lifetimeMinor: 288_000 }])
  })

  it('is measured by all customers where its segment has fewer than three', () => {
    const { segment, average } = segmentFor('五金', averages, all)
    // 550,000 ÷ 2,000 = 275 a piece; lifetime 80,000 ÷ 2,000 = 40.
    expect([segment, average.customers, prospectWorth(1, average)]).toEqual([null, 5, { yearMinor: 3_300, lifetimeMinor: 480 }])
    expect(average).toMatchObject({ knownRevenueMinor: 1_000_000, knownCostMinor: 290_000 })
  })

  it('has no estimate where nobody has shipped, and a negative one where its segment loses', () => {
    expect(prospectWorth(10, allSegments([]))).toBeNull()
    expect(prospectWorth(10, { pieces: 10, profitMinor: -5, lifetimeMinor: null })).toEqual({
      yearMinor: -60,
      lifetimeMinor: null,
    })
  })
})
