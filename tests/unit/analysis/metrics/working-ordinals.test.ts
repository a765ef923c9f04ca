import { describe, expect, it } from 'vitest'
import { type CUSTOMER_KINDS, kindCode } from '#lib/analysis/classification/columns'
import { ordinalsByKind } from '#lib/analysis/metrics/working-ordinals'
import { dayNumber } from '#lib/core/day'
import { isWeekend } from '#lib/platform/calendar/working-days'

const last = dayNumber('2026-03-31')
const ordinals = ordinalsByKind((day) => !isWeekend(day), last)
const gap = (kind: (typeof CUSTOMER_KINDS)[number], from: string, to: string) => {
  const numbers = ordinals[kindCode(kind)]
  if (numbers === undefined) throw new Error(kind)
  return numbers.of(dayNumber(to)) - numbers.of(dayNumber(from))
}

describe('days as a kind of customer ships', () => {
  it('a firm’s weekend is no gap: from Friday to Monday is one day', () => {
    // 16 January 2026 is a Friday.
    expect(gap('business', '2026-01-16', '2026-01-19')).toBe(1)
    expect(gap('business', '2026-01-16', '2026-01-17')).toBe(0)
    expect(gap('distributor', '2026-01-12', '2026-01-26')).toBe(10)
    expect(gap('consumer', '2026-01-16', '2026-01-19')).toBe(3)
  })

  it('the silent days around the festival count for nobody', () => {
    // 15 to 23 February 2026: nine of the ten days from the 14th to the 24th. The 14th is a Saturday, the 24th a Tuesday.
    expect(gap('consumer', '2026-02-14', '2026-02-24')).toBe(1)
    expect(gap('business', '2026-02-13', '2026-02-24')).toBe(1)
  })

  it('what lies outside the numbered days counts plainly', () => {
    expect(gap('business', '1969-12-01', '1969-12-31')).toBe(30)
    expect(gap('business', '2026-03-31', '2026-04-10')).toBe(10)
  })
})
