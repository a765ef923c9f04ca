import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayFromNumber, dayNumber, daysBetween, isDay, monthOf, parseDay } from '#lib/core/day'
import { resolvePeriod, splitPeriod } from '#lib/core/period'
import { dayOf, firstInstantOf, isTimeZone, lastInstantOf, wallClock } from '#lib/core/time-zone'

const anyDay = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') })

describe('days', () => {
  test.each([
    '0000-00-00',
    '0000-01-01',
    '2025-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-04-31',
    '2025-1-1',
    '2025-01-01T00:00',
    '',
  ])('%j is no day', (text) => {
    expect(isDay(text)).toBe(false)
    expect(() => parseDay(text)).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  })

  test('leap days exist in leap years', () => {
    expect(isDay('2024-02-29') && isDay('2000-02-29')).toBe(true)
  })

  test('day numbers agree with the runtime calendar', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const day = dayFromNumber(number)
        expect(day).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10))
        expect(dayNumber(day)).toBe(number)
      }),
    )
  })

  test('days and months are added over ends of months and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28')
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28')
    expect(addMonths('2025-11-15', 3)).toBe('2026-02-15')
    expect(daysBetween('2025-12-31', '2026-03-01')).toBe(60)
    expect(() => addDays('9999-12-31', 1)).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  })
})

describe('the period of a request', () => {
  const today = '2026-11-24'

  test('defaults: as of today, to the day after, from twelve months before', () => {
    expect(resolvePeriod({ today })).toEqual({ asOf: '2026-11-24', from: '2025-11-25', to: '2026-11-25' })
    expect(resolvePeriod({ today, asOf: '2015-09-14' })).toEqual({ asOf: '2015-09-14', from: '2014-09-15', to: '2015-09-15' })
    expect(resolvePeriod({ today, to: '2026-11-01' }).from).toBe('2025-11-01')
    expect(resolvePeriod({ today, defaultMonths: 24 }).from).toBe('2024-11-25')
  })

  test('the day as of is included, so to may be the day after it and no later', () => {
    expect(resolvePeriod({ today, asOf: '2026-06-30', to: '2026-07-01' }).to).toBe('2026-07-01')
    expect(() => resolvePeriod({ today, asOf: '2026-06-30', to: '2026-07-02' })).toThrow(
      expect.objectContaining({ code: 'invalid_period' }),
    )
  })

  test.each([
    { from: '2026-01-01', to: '2026-01-01' },
    { from: '2026-02-01', to: '2026-01-01' },
    { from: '2026-11-25' },
    { asOf: '9999-12-31' },
    { asOf: '0001-01-01' },
  ])('%j is no period', (request) => {
    expect(() => resolvePeriod({ today, ...request })).toThrow(expect.objectContaining({ code: 'invalid_period' }))
  })

  test('a text that is no day names its parameter', () => {
    expect(() => resolvePeriod({ today, asOf: '0000-00-00' })).toThrow(
      expect.objectContaining({ code: 'invalid_request', issues: [{ name: 'as_of', code: 'day_unreadable', params: {} }] }),
    )
  })
})

describe('taking a period apart', () => {
  test('whole months and the two ends', () => {
    expect(splitPeriod({ from: '2026-01-15', to: '2026-04-10' })).toEqual({
      months: ['2026-02-01', '2026-03-01'],
      whole: { from: '2026-02-01', to: '2026-04-01' },
      broken: [
        { from: '2026-01-15', to: '2026-02-01' },
        { from: '2026-04-01', to: '2026-04-10' },
      ],
    })
    expect(splitPeriod({ from: '2026-01-01', to: '2026-02-01' }).broken).toEqual([])
    expect(splitPeriod({ from: '2026-01-05', to: '2026-01-06' })).toEqual({
      months: [],
      whole: null,
      broken: [{ from: '2026-01-05', to: '2026-01-06' }],
    })
  })

  test('the pieces are disjoint, hold every day, and each broken one lies in one month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 30_000 }), fc.integer({ min: 1, max: 1200 }), (start, length) => {
        const period = { from: dayFromNumber(start), to: dayFromNumber(start + length) }
        const { months, whole, broken } = splitPeriod(period)
        const pieces = [...broken, ...(whole ? [whole] : [])].sort((left, right) => (left.from < right.from ? -1 : 1))
        expect(broken.length).toBeLessThanOrEqual(2)
        expect(pieces[0]?.from).toBe(period.from)
        expect(pieces.at(-1)?.to).toBe(period.to)
        for (let index = 1; index < pieces.length; index += 1) expect(pieces[index]?.from).toBe(pieces[index - 1]?.to)
        for (const piece of broken) expect(monthOf(piece.from)).toBe(monthOf(addDays(piece.to, -1)))
        for (const month of months) expect(month).toBe(monthOf(month))
      }),
    )
  })
})

describe('days in a time zone', () => {
  test('an instant belongs to the day of the company, not of the server', () => {
    expect(dayOf(new Date('2026-11-23T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-24')
    expect(dayOf(new Date('2026-11-23T15:59:59.999Z'), 'Asia/Shanghai')).toBe('2026-11-23')
    expect(dayOf(new Date('1969-12-31T23:59:59.999Z'), 'UTC')).toBe('1969-12-31')
  })

  test.each([
    ['2026-11-24', 'Asia/Shanghai', '2026-11-23T16:00:00.000Z', '2026-11-24T15:59:59.999Z'],
    // Days of 23 and 25 hours.
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z', '2026-03-09T03:59:59.999Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z', '2026-11-02T04:59:59.999Z'],
    // Midnight was left out (clocks went from 00:00 to 01:00).
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', '2018-11-05T01:59:59.999Z'],
    // Midnight happened twice (clocks went back from 01:00 to 00:00).
    ['2025-11-02', 'America/Havana', '2025-11-02T04:00:00.000Z', '2025-11-03T04:59:59.999Z'],
    // The day before the one that Samoa left out.
    ['2011-12-29', 'Pacific/Apia', '2011-12-29T10:00:00.000Z', '2011-12-30T09:59:59.999Z'],
  ])('%s in %s lasts from %s to %s', (day, zone, first, last) => {
    expect(firstInstantOf(day, zone).toISOString()).toBe(first)
    expect(lastInstantOf(day, zone).toISOString()).toBe(last)
  })

  test('the first instant is on the day, and the one before is not', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'Europe/London',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
    )
    fc.assert(
      fc.property(fc.integer({ min: 7300, max: 25_000 }), zones, (number, zone) => {
        const day = dayFromNumber(number)
        const first = firstInstantOf(day, zone)
        expect(dayOf(first, zone)).toBe(day)
        expect(dayOf(new Date(first.getTime() - 1), zone)).toBe(addDays(day, -1))
      }),
    )
  })

  test('zones are told from other texts', () => {
    expect(isTimeZone('Asia/Shanghai')).toBe(true)
    expect(isTimeZone('Asia/Ningbo')).toBe(false)
  })
})

describe('the wall clock of an instant', () => {
  test.each([
    ['2026-11-11T16:30:05Z', 'Asia/Shanghai', '2026-11-12 00:30:05'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29 03:00:00'],
    ['2026-12-31T23:59:59.999Z', 'UTC', '2026-12-31 23:59:59'],
  ])('%s in %s', (instant, zone, clock) => {
    expect(wallClock(new Date(instant), zone)).toBe(clock)
  })
})
