import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookOf, profitOf, spanDays } from '#lib/analysis/profit/profit'
import { actionOf, changeOf, DRIVERS, driverOf, effectsOf, largestEffects } from '#lib/analysis/value-change/value-change'
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
    // 1,000,000 × 0.1 × 0.3 = 30,000: much at risk of a large one, likely as it is to stay.
    ['pays', stake(1_000_000, 0.9)],
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

const parts = {
  ...{ revenueMinor: 100, pickupMinor: 10, linehaulMinor: 20, deliveryMinor: 30, otherMinor: 5 },
  ...{ claimsMinor: 4, serviceMinor: 40, marketingMinor: 1 },
  ...{ knownRevenueMinor: 100, knownCostMinor: 65, uncosted: 0 },
}

describe('true profit', () => {
  it('is the margin less what serving costs', () => {
    // 100 − 65 = 35; 35 − 45 = −10.
    expect(profitOf(parts)).toEqual({ marginMinor: 35, serveMinor: 45, profitMinor: -10, rate: -0.1 })
    expect(lookOf(parts)).toBe('turned')
  })

  it('of a customer without revenue has no rate, of one with refunds neither', () => {
    expect(profitOf({ ...parts, knownRevenueMinor: 0 }).rate).toBeNull()
    expect(profitOf({ ...parts, knownRevenueMinor: -50 })).toMatchObject({ profitMinor: -160, rate: null })
    expect(lookOf({ ...parts, knownRevenueMinor: -50 })).toBe('loses')
    expect(lookOf({ ...parts, serviceMinor: 0 })).toBe('earns')
  })

  it('leaves revenue without a known cost out, and says nothing where no cost is known', () => {
    // Revenue 100,000, the cost of half of it known to be 45,000: 5,000, not 55,000.
    const half = { ...parts, revenueMinor: 100_000, knownRevenueMinor: 50_000, knownCostMinor: 45_000, uncosted: 5 }
    expect(profitOf(half)).toMatchObject({ marginMinor: 5_000, profitMinor: 4_955, rate: 4_955 / 50_000 })
    const none = { ...half, knownRevenueMinor: 0, knownCostMinor: 0, uncosted: 10 }
    expect(lookOf(none)).toBe('unknown')
    // Who shipped nothing has a margin of 0 that is known.
    expect(lookOf({ ...none, uncosted: 0 })).toBe('loses')
  })

  it('is over whole stretches of days, also at the end of a long month', () => {
    expect(spanDays('twelve_months', '2026-11-26')).toEqual({ from: '2025-11-27', to: '2026-11-27' })
    expect(spanDays('twelve_before', '2026-11-26')).toEqual({ from: '2025-08-27', to: '2026-08-27' })
    expect(spanDays('three_months', '2026-05-30')).toEqual({ from: '2026-02-28', to: '2026-05-31' })
    expect(spanDays('year', '2026-01-01')).toEqual({ from: '2026-01-01', to: '2026-01-02' })
  })
})

describe('a change of value', () => {
  const before = { ...parts, shipments: 10 }
  const whole = { classNow: 'B', classThen: 'B', wasWhole: true }
  const cuts = { share: 0.3, leastMinor: 500 }

  it('is told by what moved it, which adds up to all of it', () => {
    const now = { ...before, shipments: 6, knownRevenueMinor: 70, claimsMinor: 10, serviceMinor: 20 }
    // Margin 35 → 70 − 65 = 5. Volume: −4 × 3.5 = −14; the rest of −30: −16. Claims −6, service +20.
    const effects = effectsOf(now, before)
    expect(effects).toEqual({ volume: -14, unit: -16, claims: -6, service: 20, marketing: 0 })
    expect(driverOf(effects, true)).toBe('unit')
    expect(driverOf(effects, false)).toBe('service')
    expect(largestEffects(effects, 2)).toEqual([
      ['service', 20],
      ['unit', -16],
    ])
  })

  it('of whoever shipped nothing then is all volume', () => {
    const nothing = {
      ...before,
      shipments: 0,
      knownRevenueMinor: 0,
      knownCostMinor: 0,
    }
    expect(effectsOf(before, nothing)).toMatchObject({ volume: 35, unit: 0 })
  })

  it.each([
    // At 100 − 65 = 35 over 10: volume is worth winning back, and worth a thank you.
    ['fell_volume', 'volume', true, [10, 100], [4, 40]],
    ['rose_volume', 'volume', false, [4, 40], [10, 100]],
    // At −2 a shipment: ten times as many lose ten times as much, and to lose them is a gain.
    ['volume_at_loss', 'volume', true, [10, -20], [100, -200]],
    ['loss_volume_gone', 'volume', false, [100, -200], [10, -20]],
    ['loss_volume_gone', 'volume', false, [100, -200], [0, 0]],
    // New volume at a loss, and what is left of good volume at a loss.
    ['volume_at_loss', 'volume', true, [0, 0], [10, -20]],
    ['volume_at_loss', 'volume', true, [100, 500], [10, -5]],
    // Not the volume: as ever.
    ['fell_unit', 'unit', true, [10, 50], [10, -20]],
    ['rose_service', 'service', false, [10, -20], [10, -20]],
    // Exactly nothing a shipment is no loss.
    ['fell_volume', 'volume', true, [10, 50], [5, 0]],
  ] as const)('%s is suggested about %s', (action, driver, fell, [shippedThen, marginThen], [shippedNow, marginNow]) => {
    const yearOf = (shipments: number, knownRevenueMinor: number) => ({
      ...before,
      shipments,
      knownRevenueMinor,
      knownCostMinor: 0,
    })
    const figures = { before: yearOf(shippedThen, marginThen), now: yearOf(shippedNow, marginNow) }
    const moved = { driver, fell, figures, loss: null, hasDrop: false, isSleeper: false }
    expect(actionOf(moved)).toBe(action)
    // A rise of a year beside a drop of these weeks is not to be held or rewarded before somebody looks at the drop.
    expect(actionOf({ ...moved, hasDrop: true })).toBe(action.startsWith('rose_') ? 'drop_first' : action)
    // Nor beside a silence that is too long for it; a drop says more of these weeks, and goes before.
    expect(actionOf({ ...moved, isSleeper: true })).toBe(action.startsWith('rose_') ? 'sleeper_first' : action)
    expect(actionOf({ ...moved, hasDrop: true, isSleeper: true })).toBe(action.startsWith('rose_') ? 'drop_first' : action)
    // Whatever moved it: of a customer that has left only winning it back can be spoken of, unless the cause forbids it.
    const lost = (cause: string | null) => actionOf({ ...moved, hasDrop: true, loss: { cause } })
    expect([null, 'price', 'closed', 'no_demand', 'own_cause'].map(lost)).toEqual([
      ...['lost', 'lost', 'lost_archive', 'lost_ask_again', 'lost'],
    ])
  })

  it('of volume at a loss is a fall by volume when it grows', () => {
    // 10 shipments at −2, then 100: volume (100 − 10) × −2 = −180, the unit nothing.
    const none = { ...parts, knownCostMinor: 0 }
    const effects = effectsOf(
      { ...none, shipments: 100, knownRevenueMinor: -200 },
      { ...none, shipments: 10, knownRevenueMinor: -20 },
    )
    expect([effects.volume, effects.unit, driverOf(effects, true)]).toEqual([-180, 0, 'volume'])
  })

  it('adds up to the difference of the profits, whatever they are', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })
    const year = fc.record({
      ...{ revenueMinor: amount, pickupMinor: amount, linehaulMinor: amount, deliveryMinor: amount, otherMinor: amount },
      ...{ claimsMinor: amount, serviceMinor: amount, marketingMinor: amount, shipments: fc.nat({ max: 10_000 }) },
      ...{ knownRevenueMinor: amount, knownCostMinor: amount, uncosted: fc.nat({ max: 100 }) },
    })
    fc.assert(
      fc.property(year, year, (now, then) => {
        const effects = effectsOf(now, then)
        const sum = DRIVERS.reduce((total, driver) => total + effects[driver], 0)
        expect(sum).toBe(profitOf(now).profitMinor - profitOf(then).profitMinor)
      }),
    )
  })

  it.each([
    // 30 % exactly, and a little less.
    ['fell', 7_000, 10_000, whole],
    [null, 7_001, 10_000, whole],
    ['rose', 13_000, 10_000, whole],
    // Less than the least amount, however large a share.
    [null, 400, 0, whole],
    [null, -99, 400, whole],
    // From a loss to another: 1,000 of −2,000.
    ['rose', -1_000, -2_000, whole],
    ['fell', -3_000, -2_000, whole],
    // A tenth only, but into another class.
    ['fell', 9_000, 10_000, { ...whole, classNow: 'C' }],
    [null, 9_000, 10_000, { ...whole, classNow: null }],
    // The earlier twelve months were not full: no rise, but a fall.
    [null, 30_000, 10_000, { ...whole, wasWhole: false }],
    ['fell', 1_000, 10_000, { ...whole, wasWhole: false }],
    // Nor is a deeper loss one, at the same loss a month: 9 months of −1,000, then 12. Out of a profit it is a fall.
    [null, -12_000, -9_000, { ...whole, wasWhole: false }],
    [null, -3_000, 0, { ...whole, wasWhole: false }],
    ['fell', -3_000, 1_000, { ...whole, wasWhole: false }],
    ['fell', -12_000, -9_000, whole],
    [null, 10_000, 10_000, { ...whole, classNow: 'A' }],
  ] as const)('%s: now %d, then %d', (way, now, then, beside) => {
    expect(changeOf(now, then, beside, cuts)).toBe(way)
  })
})
