import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasFallen, recentOf } from '#lib/analysis/lifetime/recent'
import { dayNumber } from '#lib/core/day'

// Every number is worked out by hand. A run up to 30 June 2026: its last three months begin on 1 April and have 91 days.
const lastDay = dayNumber('2026-06-30')
const given = { lastDay, firstDay: dayNumber('2025-10-01'), recentMinor: 6_000, revenueMinor: 188_000 }

describe('what a customer brought lately', () => {
  it('stands beside what it brought before in as many days', () => {
    // 182,000 in the 182 days from 1 October to 31 March are 1,000 a day.
    expect(recentOf(given)).toEqual({ recentMinor: 6_000, usualMinor: 91_000 })
  })

  it('is held against nothing where the customer shipped for less than ninety days before, or brought nothing then', () => {
    expect(recentOf({ ...given, firstDay: dayNumber('2026-01-01') })).toEqual({ recentMinor: 6_000, usualMinor: 184_022 })
    expect(recentOf({ ...given, firstDay: dayNumber('2026-01-02') })).toBeNull()
    expect(recentOf({ ...given, firstDay: dayNumber('2026-05-01') })).toBeNull()
    expect(recentOf({ ...given, revenueMinor: 6_000 })).toBeNull()
    expect(recentOf({ ...given, revenueMinor: -1 })).toBeNull()
    expect(recentOf({ ...given, recentMinor: Number.NaN })).toBeNull()
  })

  it('has fallen below a share of the usual, and not at it', () => {
    const usual = { usualMinor: 10_000 }
    expect([4_999, 5_000, 0, -200].map((recentMinor) => hasFallen({ recentMinor, ...usual }, 0.5))).toEqual([
      true,
      false,
      true,
      true,
    ])
    expect(hasFallen({ recentMinor: 0, ...usual }, 0)).toBe(false)
  })

  it('is the usual of whoever brings the same every day', () => {
    const first = fc.integer({ min: lastDay - 700, max: lastDay - 91 - 90 + 1 })
    fc.assert(
      fc.property(first, fc.integer({ min: 1, max: 1_000_000 }), (firstDay, perDay) => {
        const found = recentOf({ lastDay, firstDay, recentMinor: 91 * perDay, revenueMinor: (lastDay + 1 - firstDay) * perDay })
        expect(found).toEqual({ recentMinor: 91 * perDay, usualMinor: 91 * perDay })
      }),
    )
  })
})
