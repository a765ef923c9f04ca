import { describe, expect, it } from 'vitest'
import { mondayOf, spanOf } from '#lib/records/agenda/span'

describe('the days of a calendar', () => {
  it('a week begins on the Monday on or before the day', () => {
    // 2026-11-25 was a Wednesday, 2026-11-23 a Monday.
    expect(['2026-11-22', '2026-11-23', '2026-11-25', '2026-11-29'].map(mondayOf)).toEqual([
      '2026-11-16',
      '2026-11-23',
      '2026-11-23',
      '2026-11-23',
    ])
  })

  it('a day is that day, between the one before and the one after', () => {
    expect(spanOf('day', '2026-12-31')).toMatchObject({
      days: ['2026-12-31'],
      to: '2027-01-01',
      previous: '2026-12-30',
      next: '2027-01-01',
    })
  })

  it('a week is seven days, and the next begins seven days later', () => {
    const { days, previous, next } = spanOf('week', '2026-11-25')
    expect([days.length, days[0], days.at(-1), previous, next]).toEqual([
      7,
      '2026-11-23',
      '2026-11-29',
      '2026-11-18',
      '2026-12-02',
    ])
  })

  it('a month is filled up to whole weeks and holds every day of it', () => {
    // February 2027 begins on a Monday and has exactly four weeks; November 2026 begins on a Sunday and needs six.
    expect([spanOf('month', '2027-02-10').days.length, spanOf('month', '2026-11-25').days.length]).toEqual([28, 42])
    expect(spanOf('month', '2026-11-25')).toMatchObject({ from: '2026-10-26', previous: '2026-10-01', next: '2026-12-01' })
  })
})
