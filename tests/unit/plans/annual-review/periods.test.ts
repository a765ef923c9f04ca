import { describe, expect, it } from 'vitest'
import { isEmpty, periodsOf, yearAfter } from '#lib/plans/annual-review/periods'

// Expected days are read off a calendar.

describe('the days that the workbook of a year asks about', () => {
  it('are last year and this one up to yesterday, with the same days of both beside each other', () => {
    expect(periodsOf(2026, '2026-11-26', '2019-05-01')).toEqual({
      lastYear: { from: '2025-01-01', to: '2026-01-01' },
      thisYear: { from: '2026-01-01', to: '2026-11-26' },
      compared: { earlier: { from: '2025-01-01', to: '2025-11-26' }, later: { from: '2026-01-01', to: '2026-11-26' } },
    })
  })

  it('take January and February together: before March nothing is compared', () => {
    expect(periodsOf(2026, '2026-02-28', '2019-05-01').compared).toBeNull()
    expect(periodsOf(2026, '2026-03-01', '2019-05-01').compared).toEqual({
      earlier: { from: '2025-01-01', to: '2025-03-01' },
      later: { from: '2026-01-01', to: '2026-03-01' },
    })
    // 2028 has a 29 February, 2027 has none.
    expect(periodsOf(2028, '2028-02-29', '2019-05-01').compared).toBeNull()
    expect(periodsOf(2028, '2028-03-01', '2019-05-01').compared?.earlier.to).toBe('2027-03-01')
  })

  it('begin where the records begin, and never between January and March', () => {
    const begun = (day: string) => periodsOf(2026, '2026-11-26', day)
    expect(begun('2025-04-10').lastYear).toEqual({ from: '2025-04-10', to: '2026-01-01' })
    expect(begun('2025-04-10').compared).toEqual({
      earlier: { from: '2025-04-10', to: '2025-11-26' },
      later: { from: '2026-04-10', to: '2026-11-26' },
    })
    expect(begun('2025-02-03').compared?.later.from).toBe('2026-03-01')
    expect(begun('2025-02-03').lastYear.from).toBe('2025-02-03')
    // Begun after the days that would be compared: there are none.
    expect(begun('2025-12-01').compared).toBeNull()
    expect(isEmpty(begun('2026-02-01').lastYear)).toBe(true)
  })

  it('are empty without records, and a year that has not begun has none of its own', () => {
    expect(isEmpty(periodsOf(2026, '2026-11-26', null).lastYear)).toBe(true)
    const next = periodsOf(2027, '2026-11-26', '2019-05-01')
    expect(next.lastYear).toEqual({ from: '2026-01-01', to: '2026-11-26' })
    expect(isEmpty(next.thisYear)).toBe(true)
    expect(next.compared).toBeNull()
  })

  it('of a year that is over end with it', () => {
    const over = periodsOf(2025, '2026-11-26', '2019-05-01')
    expect(over.thisYear).toEqual({ from: '2025-01-01', to: '2026-01-01' })
    expect(over.compared?.earlier).toEqual({ from: '2024-01-01', to: '2025-01-01' })
  })

  it('a year later are no later than today', () => {
    expect(yearAfter({ from: '2024-01-01', to: '2025-01-01' }, '2026-11-26')).toEqual({ from: '2025-01-01', to: '2026-01-01' })
    expect(yearAfter({ from: '2024-01-01', to: '2025-01-01' }, '2025-06-01')).toEqual({ from: '2025-01-01', to: '2025-06-01' })
    expect(isEmpty(yearAfter({ from: '2024-01-01', to: '2025-01-01' }, '2024-06-01'))).toBe(true)
  })
})
