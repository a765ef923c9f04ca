import { describe, expect, it } from 'vitest'
import { addDays } from '#lib/core/day'
import { silentStretches, springFestivalOf, stretchDaysIn } from '#lib/core/spring-festival'

describe('the Spring Festival', () => {
  it.each([
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
  ])('of %i is on %s', (year, day) => {
    expect(springFestivalOf(year)).toBe(day)
  })

  it('is where the lunar calendar of ICU has it, give or take a day where the new moon falls near midnight', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
    const isFirst = (day: string) => {
      const parts = lunar.formatToParts(new Date(`${day}T00:00:00Z`))
      return ['month', 'day'].every((type) => parts.find((part) => part.type === type)?.value === '1')
    }
    const years = Array.from({ length: 51 }, (_, place) => 2000 + place)
    const off = years.filter((year) => !isFirst(springFestivalOf(year) ?? ''))
    expect(off).toEqual([2027, 2030])
    for (const year of off) expect([-1, 1].some((days) => isFirst(addDays(springFestivalOf(year) ?? '', days)))).toBe(true)
    expect([springFestivalOf(1999), springFestivalOf(2051)]).toEqual([null, null])
  })

  it('has a stretch of 22 days, divided between the months by its date', () => {
    // 2025: 22 January to 12 February. 2026: 10 February to 3 March, of which the last three are March's.
    expect([stretchDaysIn(2025, 1), stretchDaysIn(2025, 2)]).toEqual([10, 12])
    expect([stretchDaysIn(2026, 1), stretchDaysIn(2026, 2), stretchDaysIn(2026, 3)]).toEqual([0, 19, 3])
    expect(stretchDaysIn(2060, 2)).toBe(0)
  })

  it('is silent for nine days', () => {
    expect(silentStretches().find(({ first }) => first.startsWith('2026'))).toEqual({ first: '2026-02-15', last: '2026-02-23' })
  })
})
