import { describe, expect, it } from 'vitest'
import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { daysOf, shippedYears } from '#lib/platform/calendar/shipped-days'
import { isWeekend, WorkingDays } from '#lib/platform/calendar/working-days'
import { readYearText } from '#lib/platform/calendar/year-text'

const shipped = shippedYears.flatMap(daysOf)
const working = new WorkingDays(new Map(shipped.map(({ day, kind }) => [day, kind])))

describe('the shipped calendar', () => {
  // Counted from the notices: days off, and days worked instead.
  it.each([
    [2024, 28, 8],
    [2025, 28, 5],
    [2026, 33, 6],
  ])('%i has the days of its notice', (year, off, worked) => {
    const days = shipped.filter(({ day }) => day.startsWith(String(year)))
    expect(days.filter(({ kind }) => kind === 'holiday')).toHaveLength(off)
    expect(days.filter(({ kind }) => kind === 'working')).toHaveLength(worked)
    expect(days.some(({ provisional }) => provisional)).toBe(false)
  })

  it('has working days of a year as the notices leave them', () => {
    // Counted on the wall calendar: 262 weekdays less 19 off, and 8 weekend days; 261 less 19, and 6.
    expect(working.between('2024-01-01', '2025-01-01')).toBe(251)
    expect(working.between('2026-01-01', '2027-01-01')).toBe(248)
  })

  it('works on weekends only, and is off on no day twice', () => {
    expect(shipped.filter(({ kind, day }) => kind === 'working' && !isWeekend(day))).toEqual([])
    expect(new Set(shipped.map(({ day }) => day)).size).toBe(shipped.length)
  })

  it('says of 2027 that it is worked out', () => {
    const days = shipped.filter(({ day }) => day.startsWith('2027'))
    expect(days.length).toBeGreaterThan(0)
    expect(days.every(({ provisional }) => provisional)).toBe(true)
    // 春节 2027 is 6 February; 端午 9 June and 中秋 15 September are Wednesdays: the day alone.
    expect(days.filter(({ name }) => name === 'spring_festival').map(({ day }) => day)).toEqual(daysFrom('2027-02-05', 8))
    expect(days.filter(({ name }) => name === 'dragon_boat' || name === 'mid_autumn').map(({ day }) => day)).toEqual([
      '2027-06-09',
      '2027-09-15',
    ])
  })
})

describe('working days', () => {
  it('are weekdays but for holidays, and the weekends that are worked', () => {
    expect(working.includes('2026-02-13')).toBe(true) // Friday
    expect(working.includes('2026-02-14')).toBe(true) // Saturday, worked
    expect(working.includes('2026-02-16')).toBe(false) // Monday, New Year's Eve
    expect(working.includes('2026-11-28')).toBe(false) // Saturday
  })

  it('are counted on over a holiday', () => {
    expect(working.after('2026-02-13', 1)).toBe('2026-02-14')
    expect(working.after('2026-02-13', 2)).toBe('2026-02-24')
    expect(working.after('2026-02-17', 0)).toBe('2026-02-24')
  })

  it('begin on the day after, also where the first day is none of them', () => {
    // 28 November 2026 is a Saturday: Monday to Friday are five.
    expect(working.after('2026-11-28', 5)).toBe('2026-12-04')
    expect(working.after('2026-11-29', 5)).toBe('2026-12-04')
    expect(working.after('2026-11-27', 5)).toBe('2026-12-04')
    expect(working.after('2026-11-30', 5)).toBe('2026-12-07')
    expect(working.after('2026-11-28', 1)).toBe('2026-11-30')
  })

  it('end the weekend where it ends, before 1970 too', () => {
    expect(isWeekend('1969-12-28')).toBe(true) // Sunday
    expect(isWeekend('1969-12-29')).toBe(false)
    expect(isWeekend('2026-11-22')).toBe(true)
    expect(isWeekend('2026-11-23')).toBe(false)
  })
})

describe('a year as text', () => {
  it('is read by runs and days, with and without a name', () => {
    const { days, problems } = readYearText(2027, '# 通知\n2027-02-05~2027-02-07 休 春节\n\n2027-02-14，班，春节\n2027-05-01 off')
    expect(problems).toEqual([])
    expect(days.map(({ day, kind, name }) => `${day} ${kind} ${name}`)).toEqual([
      '2027-02-05 holiday 春节',
      '2027-02-06 holiday 春节',
      '2027-02-07 holiday 春节',
      '2027-02-14 working 春节',
      '2027-05-01 holiday ',
    ])
  })

  it('names each line that cannot be read', () => {
    const text = '2027-02-30 休\n2026-02-05 休\n2027-03-05~2027-03-01 休\n2027-01-01 休\n2027-01-01 班\n元旦'
    expect(readYearText(2027, text).problems).toEqual([
      { line: 1, code: 'calendar_line_unreadable' },
      { line: 2, code: 'calendar_day_of_another_year' },
      { line: 3, code: 'calendar_range_wrong' },
      { line: 5, code: 'calendar_day_twice' },
      { line: 6, code: 'calendar_line_unreadable' },
    ])
  })
})

function daysFrom(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}
