import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { becameDay, yearsWithUs } from '#lib/analysis/schemes/became-day'

const UNKNOWN = Number.NaN

describe('the day on which somebody became a customer', () => {
  test('is the earlier of what was stated and of the first waybill of those of whom nothing is', () => {
    expect(becameDay(16_500, UNKNOWN)).toBe(16_500)
    expect(becameDay(UNKNOWN, 20_600)).toBe(20_600)
    // The survivor was stated to be one since 2026, and one that was merged into it has sent since 2015.
    expect(becameDay(20_500, 16_500)).toBe(16_500)
    expect(becameDay(16_500, 20_500)).toBe(16_500)
    expect(becameDay(UNKNOWN, UNKNOWN)).toBeNaN()
  })

  test('counts years up to and with a day, none of an unknown beginning or one to come', () => {
    const years = (customerSinceDay: number, firstWaybillDay: number) =>
      yearsWithUs({ customerSinceDay, firstWaybillDay }, 20_000)
    // 1,461 days are four years with their leap day.
    expect(years(20_001 - 1_461, UNKNOWN)).toBe(4)
    expect(years(19_900, 20_001 - 1_461)).toBe(4)
    expect(years(20_001, UNKNOWN)).toBe(0)
    expect(years(UNKNOWN, UNKNOWN)).toBe(0)
  })

  test('does not depend on which of the two is which', () => {
    const day = fc.oneof(fc.constant(UNKNOWN), fc.integer({ min: 0, max: 30_000 }))
    fc.assert(fc.property(day, day, (one, other) => Object.is(becameDay(one, other), becameDay(other, one))))
  })
})
