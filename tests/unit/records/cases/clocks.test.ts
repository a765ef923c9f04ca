import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { WorkingDays } from '#lib/platform/calendar/working-days'
import type { ClockFacts } from '#lib/records/cases/clocks'
import { clocksOf, nextClock } from '#lib/records/cases/clocks'
import { legalDueAt } from '#lib/records/cases/legal-clock'
import { defaultCaseSettings } from '#lib/records/cases/service-rules'
import { at, complaint, zone } from './case-facts.ts'

// Times of service: 08:00 to 21:00 on every day, appeals and claims 09:00 to 18:00 on working days; the hours of the defaults as the trade has them. Every instant was
// counted by hand.
const clocks = (facts: Partial<ClockFacts>) =>
  Object.fromEntries(clocksOf({ ...complaint, ...facts }, defaultCaseSettings, zone).map(({ kind, dueAt }) => [kind, dueAt]))

describe('a complaint', () => {
  it('that has just come in has the law, a first answer and a solution before it', () => {
    expect(clocks({})).toEqual({
      legal: at('2026-03-13T00:00'),
      first_answer: at('2026-03-05T10:30'),
      // 36 hours of service from 09:30: 11.5 on the 5th, 13 on the 6th, 11.5 on the 7th.
      solution: at('2026-03-07T19:30'),
    })
  })

  it('once answered, has the next word due after a day of service', () => {
    expect(clocks({ heardAt: at('2026-03-05T10:00') })).toEqual({
      legal: at('2026-03-13T00:00'),
      solution: at('2026-03-07T19:30'),
      progress: at('2026-03-06T10:00'),
    })
  })

  it('is never promised a solution after the legal day: 120 hours of service would be the tenth day', () => {
    const consumer = clocks({ serviceClass: 'consumer', priority: 3 })
    expect(consumer['solution']).toEqual(at('2026-03-13T00:00'))
  })

  it('that is solved is not over before the user was told, and then is', () => {
    const resolvedAt = at('2026-03-06T10:00')
    expect(clocks({ resolvedAt })).toEqual({ legal: at('2026-03-13T00:00') })
    expect(clocks({ resolvedAt, informedAt: at('2026-03-06T11:00'), toldAt: at('2026-03-06T11:00') })).toEqual({})
  })

  it('opened again, has our promises anew and the legal days not', () => {
    const again = {
      heardAt: at('2026-03-05T10:00'),
      resolvedAt: null,
      reopenedAt: at('2026-03-09T20:45'),
    }
    expect(clocks({ ...again, informedAt: at('2026-03-06T11:00') })).toEqual({
      // A quarter of an hour on the 9th, three quarters on the 10th.
      first_answer: at('2026-03-10T08:45'),
      // 0.25 on the 9th, 13 on the 10th, 13 on the 11th, 9.75 on the 12th.
      solution: at('2026-03-12T17:45'),
    })
    expect(clocks(again)['legal']).toEqual(at('2026-03-13T00:00'))
  })

  it('that waits for its customer has the law and what others are at, and no promise of ours', () => {
    const waits = { heardAt: at('2026-03-05T10:00'), waitingSince: at('2026-03-05T12:00') }
    expect(clocks(waits)).toEqual({ legal: at('2026-03-13T00:00') })
    const more = { outletAskedAt: at('2026-03-05T11:00'), callbackAt: at('2026-03-07T10:00'), dueAt: at('2026-03-08T10:00') }
    expect(Object.keys(clocks({ ...waits, ...more })).sort()).toEqual(['callback', 'legal', 'outlet', 'source'])
  })

  it('that waits after a promise was broken has it broken still', () => {
    // The next word was due at 10:00 on the 6th, the solution not before 19:30 on the 7th.
    const waits = { heardAt: at('2026-03-05T10:00'), waitingSince: at('2026-03-06T11:00') }
    expect(clocks(waits)).toEqual({ legal: at('2026-03-13T00:00'), progress: at('2026-03-06T10:00') })
  })

  it('that has waited runs on from where it stood, but not past the law', () => {
    // It waited from 12:00 on the 5th to 10:00 on the 6th: 9 hours of service on the 5th, 2 on the 6th. Without it 19:30 on the 7th: 1.5 hours more on the 7th, 9.5 on the 8th.
    const waited = { heardAt: at('2026-03-05T10:00'), waitedMinutes: 11 * 60, resumedAt: at('2026-03-06T10:00') }
    expect(clocks(waited)).toEqual({
      legal: at('2026-03-13T00:00'),
      solution: at('2026-03-08T17:30'),
      // A day of service from when it was taken up again.
      progress: at('2026-03-07T10:00'),
    })
    const [solution] = clocksOf({ ...complaint, ...waited }, defaultCaseSettings, zone).filter(({ kind }) => kind === 'solution')
    // The whole clock is moved: 2.5 hours of it had gone, as before. 09:30 and 11 hours are 20:30.
    expect(solution?.startedAt).toEqual(at('2026-03-05T20:30'))
    expect(clocks({ ...waited, heardAt: at('2026-03-06T15:00') })['progress']).toEqual(at('2026-03-07T15:00'))
    expect(clocks({ ...waited, waitedMinutes: 200 * 60 })['solution']).toEqual(at('2026-03-13T00:00'))
  })

  it('lets the outlet answer in hours of service, and only while it is awaited', () => {
    const asked = { heardAt: at('2026-03-05T18:00'), outletAskedAt: at('2026-03-05T19:00') }
    // P2: four hours; two on the 5th, two on the 6th.
    expect(clocks(asked)['outlet']).toEqual(at('2026-03-06T10:00'))
    expect(clocks({ ...asked, outletAnsweredAt: at('2026-03-05T20:00') })).not.toHaveProperty('outlet')
    expect(clocks({ ...asked, outletAnsweredAt: at('2026-03-05T18:00') })).toHaveProperty('outlet')
  })

  it('holds a promised call to its time', () => {
    expect(clocks({ callbackAt: at('2026-03-05T17:00') })['callback']).toEqual(at('2026-03-05T17:00'))
  })
})

describe('the tables of the trade, first answer and solution', () => {
  // 2026-03-05 09:30; minutes and hours of practice: A 15/30/120 min and 4/24/48 h, C 1/2/8 h and 24/48/96 h, consumer 2/4/24 h and 48/72/120 h.
  test.each([
    ['A', 1, '2026-03-05T09:45', '2026-03-05T13:30'],
    // 24 h: 11.5 on the 5th, 12.5 on the 6th.
    ['A', 2, '2026-03-05T10:00', '2026-03-06T20:30'],
    // 48 h: 11.5, 13, 13, then 10.5 on the 8th.
    ['A', 3, '2026-03-05T11:30', '2026-03-08T18:30'],
    ['B', 1, '2026-03-05T10:00', '2026-03-05T17:30'],
    ['C', 1, '2026-03-05T10:30', '2026-03-06T20:30'],
    ['C', 3, '2026-03-05T17:30', '2026-03-12T14:30'],
    // 24 h: 11.5 on the 5th and 12.5 on the 6th. 48 h as above.
    ['consumer', 3, '2026-03-06T20:30', '2026-03-13T00:00'],
    ['consumer', 1, '2026-03-05T11:30', '2026-03-08T18:30'],
  ] as const)('%s P%d', (serviceClass, priority, answer, solution) => {
    expect(clocks({ serviceClass, priority })).toMatchObject({ first_answer: at(answer), solution: at(solution) })
  })

  test.each([
    // A: twice a day of 13 hours, every 6.5 hours of service.
    ['A', '2026-03-05T16:30'],
    ['B', '2026-03-06T10:00'],
    ['C', '2026-03-07T10:00'],
  ] as const)('progress for %s', (serviceClass, next) => {
    expect(clocks({ serviceClass, heardAt: at('2026-03-05T10:00') })['progress']).toEqual(at(next))
  })

  it('promises consumers no regular word', () => {
    expect(clocks({ serviceClass: 'consumer', heardAt: at('2026-03-05T10:00') })).not.toHaveProperty('progress')
  })
})

describe('a platform', () => {
  const platform = { channel: 'platform', type: 'enquiry' }
  it('has its own date in place of our first answer', () => {
    expect(clocks({ ...platform, dueAt: at('2026-03-05T12:00') })).toMatchObject({ source: at('2026-03-05T12:00') })
    expect(clocks({ ...platform, dueAt: at('2026-03-05T12:00') })).not.toHaveProperty('first_answer')
  })
  it('without one gets an answer within 2, 6 or 24 hours', () => {
    expect(clocks({ ...platform, priority: 2 })['first_answer']).toEqual(at('2026-03-05T15:30'))
  })
  it('is done with when it was answered; another authority when it is solved', () => {
    const heardAt = at('2026-03-05T11:00')
    expect(clocks({ ...platform, dueAt: at('2026-03-05T12:00'), heardAt })).not.toHaveProperty('source')
    const authority = clocks({ channel: 'hotline_12345', dueAt: at('2026-03-10T18:00'), heardAt })
    expect(authority['source']).toEqual(at('2026-03-10T18:00'))
  })
})

describe('a postal appeal', () => {
  const appeal = { type: 'appeal', channel: 'regulator', priority: 1 } as const
  it('in 浙江 is answered by the fifth day, drafted by the second and sent by the third', () => {
    expect(clocks(appeal)).toEqual({
      appeal: at('2026-03-11T00:00'),
      appeal_draft: at('2026-03-08T00:00'),
      appeal_report: at('2026-03-09T00:00'),
      // The claims desk opens at nine; class B, P1: half an hour.
      first_answer: at('2026-03-05T10:00'),
    })
  })
  it('elsewhere by the tenth', () => {
    expect(clocks({ ...appeal, regulatorProvince: '32' })['appeal']).toEqual(at('2026-03-16T00:00'))
  })
  it('by what the notice says, before anything else; then our own steps are no later', () => {
    const typed = clocks({ ...appeal, dueAt: at('2026-03-07T12:00') })
    expect(typed).toMatchObject({
      appeal: at('2026-03-07T12:00'),
      appeal_draft: at('2026-03-07T12:00'),
      appeal_report: at('2026-03-07T12:00'),
    })
  })
  it('leaves its outlet a day by the clock', () => {
    expect(clocks({ ...appeal, outletAskedAt: at('2026-03-06T20:00') })['outlet']).toEqual(at('2026-03-07T20:00'))
  })
  it('has no seven days of its own, and is done with when the answer was sent', () => {
    expect(clocks(appeal)).not.toHaveProperty('legal')
    expect(
      clocks({
        ...appeal,
        heardAt: at('2026-03-05T09:45'),
        draftedAt: at('2026-03-06T10:00'),
        reportedAt: at('2026-03-07T10:00'),
      }),
    ).toEqual({})
  })
})

describe('what is over', () => {
  const closedAt = at('2026-03-06T11:00')
  const over = { resolvedAt: at('2026-03-06T10:00'), informedAt: closedAt, toldAt: closedAt, closedAt }
  it('has the call after it, 24 to 48 hours later, where one is wanted', () => {
    const [call] = clocksOf({ ...complaint, ...over, followUpWanted: true }, defaultCaseSettings, zone)
    expect(call).toEqual({ kind: 'follow_up', startedAt: at('2026-03-07T11:00'), dueAt: at('2026-03-08T11:00') })
    expect(clocks({ ...over, followUpWanted: true, followedUpAt: at('2026-03-07T12:00') })).toEqual({})
    expect(clocks(over)).toEqual({})
  })
  it('archived, or brought in as solved, has none', () => {
    expect(clocks({ archived: true })).toEqual({})
    expect(clocks({ imported: true, resolvedAt: at('2026-03-06T10:00') })).toEqual({})
  })
})

describe('the next clock', () => {
  it('is the one that ends first, and of two that end together the one that others have set', () => {
    const facts = { ...complaint, serviceClass: 'consumer', priority: 3, heardAt: at('2026-03-05T10:00') } as const
    // Solution and law both end with the seventh day.
    expect(nextClock(clocksOf(facts, defaultCaseSettings, zone))?.kind).toBe('legal')
    expect(nextClock(clocksOf(complaint, defaultCaseSettings, zone))?.kind).toBe('first_answer')
    expect(nextClock([])).toBeNull()
  })
})

describe('laws', () => {
  const instant = fc.date({ min: new Date('2026-03-05T01:30:00Z'), max: new Date('2026-04-05T00:00:00Z'), noInvalidDate: true })
  const maybe = fc.option(instant)
  const facts = fc.record({
    type: fc.constantFrom('enquiry', 'request', 'complaint', 'appeal', 'claim', 'compliment', 'internal'),
    channel: fc.constantFrom('hotline', 'platform', 'regulator', null),
    priority: fc.constantFrom(1, 2, 3) as fc.Arbitrary<1 | 2 | 3>,
    serviceClass: fc.constantFrom('A', 'B', 'C', 'consumer') as fc.Arbitrary<ClockFacts['serviceClass']>,
    dueAt: maybe,
    heardAt: maybe,
    outletAskedAt: maybe,
    outletAnsweredAt: maybe,
    resolvedAt: maybe,
    reopenedAt: maybe,
    callbackAt: maybe,
  })

  it('the legal clock of a complaint is what it was on the day it came, whatever else happens, until the user was told', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const found = clocksOf({ ...complaint, ...given }, defaultCaseSettings, zone).find(({ kind }) => kind === 'legal')
        expect(found?.dueAt).toEqual(given.type === 'complaint' ? legalDueAt(complaint.openedAt, zone) : undefined)
      }),
      { numRuns: 200 },
    )
  })

  it('no solution of a complaint is due after its legal day, every clock is there once, and none ends before it starts but by a date of others', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const found = clocksOf({ ...complaint, ...given }, defaultCaseSettings, zone)
        expect(new Set(found.map(({ kind }) => kind)).size).toBe(found.length)
        const solution = found.find(({ kind }) => kind === 'solution')
        if (given.type === 'complaint' && solution !== undefined)
          expect(solution.dueAt <= legalDueAt(complaint.openedAt, zone)).toBe(true)
        for (const clock of found.filter(({ kind }) => ['first_answer', 'outlet', 'progress'].includes(kind)))
          expect(clock.dueAt > clock.startedAt).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('what was agreed to be paid', () => {
  // Friday, 2026-03-06. Counted by hand on a calendar: the days of work after it are the 9th to the 13th and the 16th and 17th.
  const agreed = { resolvedAt: at('2026-03-06T10:00'), compensationAgreedAt: at('2026-03-06T10:00') }
  const payOut = (facts: Partial<ClockFacts>) => clocks({ ...agreed, ...facts })['pay_out']

  it('is due in three working days up to 500, in seven above', () => {
    expect(payOut({ compensationMinor: 50_000 })).toEqual(at('2026-03-12T00:00'))
    expect(payOut({ compensationMinor: 50_001 })).toEqual(at('2026-03-18T00:00'))
    // A Saturday is no day of work either: the first is the Monday.
    expect(payOut({ compensationMinor: 1, compensationAgreedAt: at('2026-03-07T10:00') })).toEqual(at('2026-03-12T00:00'))
  })

  it('has the holidays of the calendar left out, and its weekends that are worked counted', () => {
    const days = new WorkingDays(
      new Map([
        ['2026-03-07', 'working'],
        ['2026-03-09', 'holiday'],
      ]),
    )
    const settings = { ...defaultCaseSettings, payOut: { ...defaultCaseSettings.payOut, workingDays: days } }
    const [, clock] = clocksOf({ ...complaint, ...agreed, compensationMinor: 1 }, settings, zone)
    // Saturday the 7th, Tuesday the 10th, Wednesday the 11th.
    expect(clock).toEqual({ kind: 'pay_out', startedAt: at('2026-03-06T10:00'), dueAt: at('2026-03-12T00:00') })
  })

  it('is owed until all of it is paid, of an open case as of one that is over', () => {
    expect(payOut({ compensationMinor: 60_000, paidMinor: 10_000 })).toEqual(at('2026-03-12T00:00'))
    expect(payOut({ compensationMinor: 60_000, paidMinor: 60_000 })).toBeUndefined()
    expect(payOut({ compensationMinor: 100, closedAt: at('2026-03-06T11:00') })).toEqual(at('2026-03-12T00:00'))
    expect(payOut({ compensationMinor: 100, resolvedAt: null })).toEqual(at('2026-03-12T00:00'))
  })

  it('that was decided elsewhere, or comes to nothing, is no matter of a clock', () => {
    expect(clocks({ compensationMinor: 60_000, resolvedAt: at('2026-03-06T10:00') })['pay_out']).toBeUndefined()
    expect(payOut({ compensationMinor: 0 })).toBeUndefined()
    expect(payOut({ compensationMinor: 100, archived: true })).toBeUndefined()
  })

  it('has a call after it, by the end of the third day, until the user says that it came', () => {
    const paid = { ...agreed, compensationMinor: 100, paidMinor: 100, paidOn: '2026-03-07' }
    expect(clocks(paid)['pay_call']).toEqual(at('2026-03-11T00:00'))
    expect(clocks({ ...paid, payCalledAt: at('2026-03-09T10:00') })['pay_call']).toBeUndefined()
  })
})
