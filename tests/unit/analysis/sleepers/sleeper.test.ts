import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SleepEvidence } from '#lib/analysis/sleepers/sleeper'
import { SLEEPER_LEVELS, sleepCauses, wakeUpOf, worthOf } from '#lib/analysis/sleepers/sleeper'

const nothing: SleepEvidence = {
  ...{ damaged: 0, lost: 0, promised: 0, late: 0, lateBefore: null, complaints: 0, openComplaints: 0, badlyAnswered: 0 },
  ...{
    priceBefore: 400,
    priceNow: 400,
    discountBefore: null,
    discountNow: null,
    kindRatio: null,
    rivals: [],
    shareOfWallet: null,
  },
  ...{ kiloBefore: null, kiloNow: null, silentDays: 30, sameDaysLastYear: null },
}
const causes = (more: Partial<SleepEvidence>) => sleepCauses({ ...nothing, ...more })

describe('why a customer sleeps', () => {
  it('says nothing where the records do not', () => {
    expect(causes({})).toEqual([])
  })

  it('goes by the causes of drops', () => {
    expect(causes({ damaged: 2 })).toEqual(['breakage'])
    expect(causes({ priceNow: 420 })).toEqual(['price'])
    expect(causes({ rivals: ['某通'], late: 5, promised: 10, lateBefore: 0.4 })).toEqual(['late', 'diverted'])
  })

  it.each([
    [1_000, 1_049, []],
    [1_000, 1_050, ['price']],
    [null, 1_000, ['price']],
  ])(
    'dearer a piece, and from %s to %s a kilogram: parcels that merely became heavier are no dearer',
    (kiloBefore, kiloNow, expected) => {
      expect(causes({ priceNow: 480, kiloBefore, kiloNow })).toEqual(expected)
    },
  )

  it('takes a complaint that was badly answered for one, however long it is closed', () => {
    expect(causes({ badlyAnswered: 1 })).toEqual(['complaint'])
  })

  it.each([
    [0.3, 0.25, ['price']],
    [0.3, 0.26, []],
    [0.3, null, []],
    [null, 0.1, []],
    [0.1, 0.3, []],
  ])('a discount that went from %s to %s', (discountBefore, discountNow, expected) => {
    expect(causes({ discountBefore, discountNow })).toEqual(expected)
  })

  it.each([
    [21, 0, ['season']],
    [20, 0, []],
    [60, 1, []],
    [60, null, []],
  ])('%i silent days with %s shipments in the same days last year', (silentDays, sameDaysLastYear, expected) => {
    expect(causes({ silentDays, sameDaysLastYear })).toEqual(expected)
  })
})

describe('whether it is worth waking', () => {
  const cuts = { leastRevenueMinor: 100_000, leastMarginMinor: 5_000 }
  it.each([
    [100_000, 5_000, 'worth'],
    [100_000, null, 'worth'],
    [99_999, 50_000, 'little'],
    [99_999, null, 'little'],
    [900_000, 4_999, 'little'],
    [900_000, -1, 'negative'],
    [0, -1, 'negative'],
    [-5, null, 'little'],
  ])('revenue %i and margin %s a year: %s', (revenueMinor, marginMinor, worth) => {
    expect(worthOf({ revenueMinor, marginMinor }, cuts)).toBe(worth)
  })

  it('never turns worse as the revenue grows', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.nat(), (revenueMinor, marginMinor, more) => {
        const at = (revenue: number) => worthOf({ revenueMinor: revenue, marginMinor }, cuts)
        return at(revenueMinor) !== 'worth' || at(revenueMinor + more) === 'worth'
      }),
    )
  })
})

// practice.md 6: 瞌睡 call 3 d, 半睡 call + visit 5 d, 沉睡 plan 10 d.
describe('how it is woken', () => {
  const days = { drowsy_call: 3, half_asleep_call: 5, half_asleep_visit: 5, asleep_call: 10 }
  const asShipped = [
    { way: 'call', days: 3 },
    { way: 'call_and_visit', days: 5 },
    { way: 'plan', days: 10 },
  ]
  it('by the class, within the days of the rhythm', () => {
    expect(SLEEPER_LEVELS.map((level) => wakeUpOf(level, days))).toEqual(asShipped)
    expect(wakeUpOf('asleep', { ...days, asleep_call: 15 })).toEqual({ way: 'plan', days: 15 })
  })

  it('within the days that ship where a step of the rhythm is switched off', () => {
    const off = { drowsy_call: 0, half_asleep_call: 0, half_asleep_visit: 0, asleep_call: 0 }
    expect(SLEEPER_LEVELS.map((level) => wakeUpOf(level, off))).toEqual(asShipped)
  })
})
