import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Clock } from '#lib/records/cases/clocks'
import { escalationPoints, reachedPoints } from '#lib/records/cases/escalation'
import { defaultCaseSettings } from '#lib/records/cases/service-rules'
import { at, zone } from './case-facts.ts'

// 50 / 75 / 90 / 100 % of the time, legal days 3 / 5 / 6 and their end; counted by hand.
const points = (clock: Clock) => escalationPoints(clock, defaultCaseSettings, defaultCaseSettings.serviceHours, zone)
const told = (clock: Clock) => points(clock).map(({ at: when, level }) => [when, level])

describe('who hears of a clock, and when', () => {
  it('of a solution at shares of its hours of service', () => {
    // 24 h of service from 09:30 on the 5th to 20:30 on the 6th; 12 h → 08:30 on the 6th, 18 h → 14:30, 21.6 h → 18:06.
    expect(told({ kind: 'solution', startedAt: at('2026-03-05T09:30'), dueAt: at('2026-03-06T20:30') })).toEqual([
      [at('2026-03-06T08:30'), 'self'],
      [at('2026-03-06T14:30'), 'lead'],
      [at('2026-03-06T18:06'), 'supervisor'],
      [at('2026-03-06T20:30'), 'manager'],
    ])
  })

  it('of a date that others gave at shares of the time on the wall', () => {
    expect(told({ kind: 'source', startedAt: at('2026-03-05T00:00'), dueAt: at('2026-03-06T16:00') })).toEqual([
      [at('2026-03-05T20:00'), 'self'],
      [at('2026-03-06T06:00'), 'lead'],
      [at('2026-03-06T12:00'), 'supervisor'],
      [at('2026-03-06T16:00'), 'manager'],
    ])
  })

  it('of the legal days at the beginning of the third, fifth and sixth, and when they are over', () => {
    expect(told({ kind: 'legal', startedAt: at('2026-03-05T09:30'), dueAt: at('2026-03-13T00:00') })).toEqual([
      [at('2026-03-08T00:00'), 'supervisor'],
      [at('2026-03-10T00:00'), 'branch'],
      [at('2026-03-11T00:00'), 'general'],
      [at('2026-03-13T00:00'), 'general'],
    ])
  })

  it('of an outlet that is silent the district, and after as long again the branch', () => {
    // Four hours of service from 19:00: two on the 5th, two on the 6th; four more until 14:00.
    expect(told({ kind: 'outlet', startedAt: at('2026-03-05T19:00'), dueAt: at('2026-03-06T10:00') })).toEqual([
      [at('2026-03-06T10:00'), 'district'],
      [at('2026-03-06T14:00'), 'branch'],
    ])
  })

  it('of a promised call only who promised it', () => {
    expect(told({ kind: 'callback', startedAt: at('2026-03-05T10:00'), dueAt: at('2026-03-05T17:00') })).toEqual([
      [at('2026-03-05T17:00'), 'self'],
    ])
  })
})

describe('laws', () => {
  const start = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-01-01T00:00:00Z'), noInvalidDate: true })
  const clock = fc
    .tuple(
      fc.constantFrom('first_answer', 'solution', 'progress', 'source', 'appeal', 'legal', 'outlet'),
      start,
      fc.integer({ min: 60_000, max: 1_000_000_000 }),
    )
    .map(([kind, startedAt, span]) => ({ kind, startedAt, dueAt: new Date(startedAt.getTime() + span) }) as Clock)

  it('points come in the order of time, and the whole of the time is the end of the clock itself', () => {
    fc.assert(
      fc.property(clock, (given) => {
        const found = points(given)
        const times = found.map(({ at: when }) => when.getTime())
        expect(times).toEqual([...times].sort((left, right) => left - right))
        expect(found.find(({ mark }) => mark === 100)?.at).toEqual(given.dueAt)
      }),
      { numRuns: 100 },
    )
  })

  it('what is reached and what comes next leave nothing out, whenever one looks', () => {
    fc.assert(
      fc.property(clock, fc.integer({ min: -1_000_000_000, max: 2_000_000_000 }), (given, after) => {
        const now = new Date(given.startedAt.getTime() + after)
        const found = points(given)
        const { last, next } = reachedPoints(found, now)
        expect(found.filter(({ at: when }) => when <= now).length).toBe(last === null ? 0 : found.lastIndexOf(last) + 1)
        expect(next).toEqual(found.find(({ at: when }) => when > now)?.at ?? null)
      }),
      { numRuns: 100 },
    )
  })
})
