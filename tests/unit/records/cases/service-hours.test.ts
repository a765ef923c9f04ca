import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { WorkingDays } from '#lib/platform/calendar/working-days'
import type { ServiceHours } from '#lib/records/cases/service-hours'
import { addServiceMinutes, endOfService, minutesOfServiceDay, serviceMinutesBetween } from '#lib/records/cases/service-hours'

// Expected instants were counted on a clock face and a calendar by hand. 2026-03-05 is a Thursday.
const zone = 'Asia/Shanghai'
const desk: ServiceHours = {
  opens: '08:00',
  closes: '21:00',
  peakCloses: '24:00',
  peaks: [{ from: '10-20', to: '11-20' }],
  days: { includes: () => true },
}
const claims: ServiceHours = {
  opens: '09:00',
  closes: '18:00',
  peakCloses: null,
  peaks: [],
  days: new WorkingDays(
    new Map([
      ['2026-10-01', 'holiday'],
      ['2026-10-02', 'holiday'],
      ['2026-10-10', 'working'],
    ]),
  ),
}
const at = (text: string) => new Date(`${text}+08:00`)
const add = (from: string, minutes: number, hours = desk) => addServiceMinutes(at(from), minutes, hours, zone)

describe('minutes of service', () => {
  test.each([
    ['within a day', '2026-03-05T09:00', 30, '2026-03-05T09:30'],
    ['before the doors open they begin with the doors', '2026-03-05T06:10', 30, '2026-03-05T08:30'],
    ['after they close, on the next morning', '2026-03-05T23:15', 15, '2026-03-06T08:15'],
    ['up to the very end of a day', '2026-03-05T20:00', 60, '2026-03-05T21:00'],
    ['over the night', '2026-03-05T20:30', 60, '2026-03-06T08:30'],
    // 13 hours a day: 30 min on the 5th, 13 h on the 6th, then 30 min of 14 h on the 7th.
    ['over a whole day', '2026-03-05T20:30', 14 * 60, '2026-03-07T08:30'],
    ['in a peak the day goes on to midnight', '2026-11-11T23:30', 30, '2026-11-12T00:00'],
    ['and from there with the next morning', '2026-11-11T23:30', 45, '2026-11-12T08:15'],
    ['from the first day of the peak', '2026-10-19T20:30', 60, '2026-10-20T08:30'],
  ])('%s', (_, from, minutes, to) => {
    expect(add(from, minutes)).toEqual(at(to))
  })

  test.each([
    ['over the weekend', '2026-03-06T17:00', 120, '2026-03-09T10:00'],
    // Wednesday 30 September; Thursday and Friday are holidays, the weekend follows: one hour on Wednesday, one on Monday.
    ['over holidays', '2026-09-30T17:00', 120, '2026-10-05T10:00'],
    // Saturday 10 October is worked in exchange.
    ['on a Saturday that is worked', '2026-10-09T17:30', 60, '2026-10-10T09:30'],
  ])('of the claims desk: %s', (_, from, minutes, to) => {
    expect(add(from, minutes, claims)).toEqual(at(to))
  })

  it('none are none', () => {
    expect(add('2026-03-05T23:00', 0)).toEqual(at('2026-03-05T23:00'))
  })

  it('follow the clocks of the zone where they change: 8 in the morning stays 8', () => {
    // Berlin goes from 02:00 to 03:00 on 29 March 2026; one hour before closing on the 28th and one after opening on the 29th.
    const due = addServiceMinutes(new Date('2026-03-28T20:00:00+01:00'), 120, desk, 'Europe/Berlin')
    expect(due).toEqual(new Date('2026-03-29T09:00:00+02:00'))
  })

  it('that never come are a fault, not an endless search', () => {
    expect(() => add('2026-03-05T09:00', 1, { ...desk, days: { includes: () => false } })).toThrow('never come')
  })
})

describe('counting', () => {
  test.each([
    ['2026-03-05T09:00', '2026-03-05T09:30', 30],
    ['2026-03-05T20:30', '2026-03-06T08:30', 60],
    ['2026-03-05T21:00', '2026-03-06T08:00', 0],
    ['2026-03-06T08:00', '2026-03-05T08:00', 0],
    ['2026-03-02T08:00', '2026-03-09T08:00', 7 * 13 * 60],
  ])('from %s to %s are %d minutes', (from, to, minutes) => {
    expect(serviceMinutesBetween(at(from), at(to), desk, zone)).toBe(minutes)
  })

  it('a day of service has thirteen hours, and ends at nine', () => {
    expect(minutesOfServiceDay(desk)).toBe(780)
    expect(endOfService('2026-03-05', desk, zone)).toEqual(at('2026-03-05T21:00'))
    expect(endOfService('2026-03-07', claims, zone)).toBeNull()
  })
})

describe('laws', () => {
  const instant = fc.date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
  const minutes = fc.integer({ min: 1, max: 20_000 })
  const hours = fc.constantFrom(desk, claims)

  it('what was added is what is counted', () => {
    fc.assert(
      fc.property(instant, minutes, hours, (start, some, which) => {
        const due = addServiceMinutes(start, some, which, zone)
        expect(serviceMinutesBetween(start, due, which, zone)).toBeCloseTo(some, 6)
      }),
      { numRuns: 60 },
    )
  })

  it('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(instant, minutes, minutes, hours, (start, first, second, which) => {
        const stepwise = addServiceMinutes(addServiceMinutes(start, first, which, zone), second, which, zone)
        expect(stepwise).toEqual(addServiceMinutes(start, first + second, which, zone))
      }),
      { numRuns: 60 },
    )
  })

  it('who starts later is not due earlier', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 10_000_000_000 }), minutes, hours, (start, later, some, which) => {
        const after = new Date(start.getTime() + later)
        expect(addServiceMinutes(after, some, which, zone) >= addServiceMinutes(start, some, which, zone)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
