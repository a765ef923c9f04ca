import { describe, expect, it } from 'vitest'
import { lastSevenDays, sameWeekdaysBefore, sameWeeksLastYear } from '#lib/analysis/home/compared-days'
import { addDays, daysBetween } from '#lib/core/day'

const fourWeeks = (from: string) => ({ from, to: addDays(from, 28) })

describe('the same weeks of the year before', () => {
  it('begin on the same weekday, 52 weeks earlier', () => {
    expect(sameWeeksLastYear(fourWeeks('2026-07-04'))).toEqual(fourWeeks('2025-07-05'))
    expect(sameWeeksLastYear(fourWeeks('2026-11-02'))).toEqual(fourWeeks('2025-11-03'))
  })

  // The almanac: the Spring Festival was on 29 January 2025 and on 17 February 2026, 384 days apart.
  it.each(['2026-01-20', '2026-02-20', '2025-12-20'])(
    'lie as far from the Spring Festival when they touch winter: %s',
    (from) => {
      const before = sameWeeksLastYear(fourWeeks(from))
      expect(daysBetween(before.from, '2025-01-29')).toBe(daysBetween(from, '2026-02-17'))
      expect(daysBetween(before.from, before.to)).toBe(28)
    },
  )

  it('are 52 weeks earlier where no festival is known', () => {
    expect(sameWeeksLastYear(fourWeeks('2060-01-05'))).toEqual(fourWeeks(addDays('2060-01-05', -364)))
  })
})

describe('the last seven days', () => {
  it('end with the day, and lie four weeks after those that they are held against without a year before', () => {
    const week = lastSevenDays('2026-03-02')
    expect(week).toEqual({ from: '2026-02-24', to: '2026-03-03' })
    expect(sameWeekdaysBefore(week)).toEqual({ from: '2026-01-27', to: '2026-02-03' })
  })
})
