import { describe, expect, it } from 'vitest'
import { lookOf, profitOf, spanDays } from '#lib/analysis/profit/profit'
import { parts } from './parts.ts'

// Every expected number is worked out by hand beside its case.

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
