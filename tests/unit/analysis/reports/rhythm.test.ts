import { expect, it } from 'vitest'
import { nextRun } from '#lib/analysis/reports/rhythm'

const zone = 'Asia/Shanghai'
const daily = { every: 'day', weekday: null, monthDay: null, time: '08:30' } as const
const at = (text: string) => new Date(text)
const iso = (instant: Date | null) => instant?.toISOString() ?? null

it('a daily report comes at its time of the company’s day, and not twice at the same instant', () => {
  expect(iso(nextRun(daily, at('2026-11-27T00:29:59Z'), zone))).toBe('2026-11-27T00:30:00.000Z')
  expect(iso(nextRun(daily, at('2026-11-27T00:30:00Z'), zone))).toBe('2026-11-28T00:30:00.000Z')
})

it('a weekly one comes on its weekday: 2026-11-27 is a Friday', () => {
  const weekly = { ...daily, every: 'week', weekday: 1 } as const
  expect(iso(nextRun(weekly, at('2026-11-27T02:00:00Z'), zone))).toBe('2026-11-30T00:30:00.000Z')
  expect(iso(nextRun({ ...weekly, weekday: 5 }, at('2026-11-27T02:00:00Z'), zone))).toBe('2026-12-04T00:30:00.000Z')
})

it('a monthly one of the 31st comes on the last day of a shorter month', () => {
  const monthly = { ...daily, every: 'month', monthDay: 31 } as const
  expect(iso(nextRun(monthly, at('2026-11-27T02:00:00Z'), zone))).toBe('2026-11-30T00:30:00.000Z')
  expect(iso(nextRun(monthly, at('2027-02-01T00:00:00Z'), zone))).toBe('2027-02-28T00:30:00.000Z')
})

it('days off are left out and not made up for', () => {
  const works = (day: string) => day !== '2026-11-28' && day !== '2026-11-29'
  expect(iso(nextRun(daily, at('2026-11-27T02:00:00Z'), zone, works))).toBe('2026-11-30T00:30:00.000Z')
  expect(nextRun(daily, at('2026-11-27T02:00:00Z'), zone, () => false)).toBeNull()
})

it('the wall clock holds on days on which clocks change, and a time that is left out comes as much later', () => {
  // New York: 2026-03-08 02:00 becomes 03:00, 2026-11-01 02:00 becomes 01:00.
  const early = { ...daily, time: '08:00' } as const
  expect(iso(nextRun(early, at('2026-03-08T05:00:00Z'), 'America/New_York'))).toBe('2026-03-08T12:00:00.000Z')
  expect(iso(nextRun(early, at('2026-11-01T04:00:00Z'), 'America/New_York'))).toBe('2026-11-01T13:00:00.000Z')
  expect(iso(nextRun({ ...daily, time: '02:30' }, at('2026-03-08T05:00:00Z'), 'America/New_York'))).toBe(
    '2026-03-08T07:30:00.000Z',
  )
})
