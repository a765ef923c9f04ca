import { describe, expect, it } from 'vitest'
import { asManyDaysBefore, serviceCost, shareOfYear, yearValueOf } from '#lib/analysis/year-value/year-value'

const rates = { sales_hour: 80, service_hour: 40, call_hours: 0.1, visit_hours: 1.5, case_hours: 0.4 }

describe('the value of a year', () => {
  it('is revenue less every part of the cost', () => {
    const parts = {
      ...{ revenueMinor: 100_000, pickupMinor: 10_000, linehaulMinor: 20_000, deliveryMinor: 30_000, otherMinor: 1_000 },
      ...{ claimsMinor: 5_000, serviceMinor: 4_000, marketingMinor: 2_000 },
    }
    expect(yearValueOf(parts)).toEqual({ valueMinor: 28_000, rate: 0.28 })
    expect(yearValueOf({ ...parts, revenueMinor: 0 })).toEqual({ valueMinor: -72_000, rate: null })
  })

  it('serving costs what was stated, the minutes that were noted, and the usual hours of the rest', () => {
    // 15.00 stated; 30 minutes at 80 are 40.00; a visit 120.00; two calls 16.00; three cases 48.00.
    expect(serviceCost({ statedMinor: 1_500, minutes: 30, visits: 1, calls: 2, cases: 3 }, rates, 100)).toBe(23_900)
    expect(serviceCost({ statedMinor: 0, minutes: 0, visits: 0, calls: 0, cases: 0 }, rates, 100)).toBe(0)
  })

  it('lays as many days of the year before beside it, in a leap year too', () => {
    expect(asManyDaysBefore({ from: '2026-01-01', to: '2026-11-27' })).toEqual({ from: '2025-01-01', to: '2025-11-27' })
    // 1 January to 29 February are 60 days, and so are 1 January to 1 March.
    expect(asManyDaysBefore({ from: '2028-01-01', to: '2028-03-01' })).toEqual({ from: '2027-01-01', to: '2027-03-02' })
    expect(asManyDaysBefore({ from: '2028-01-01', to: '2029-01-01' })).toEqual({ from: '2027-01-01', to: '2028-01-01' })
  })

  it('takes of a yearly sum the days that have gone', () => {
    expect(shareOfYear(365_00, 100, 365)).toBe(100_00)
    expect(shareOfYear(100, 1, 366)).toBe(0)
  })
})
