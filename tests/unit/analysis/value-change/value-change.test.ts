import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { profitOf } from '#lib/analysis/profit/profit'
import { actionOf, changeOf, DRIVERS, driverOf, effectsOf, largestEffects } from '#lib/analysis/value-change/value-change'
import { parts } from '../profit/parts.ts'

// Every expected number is worked out by hand beside its case.

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
