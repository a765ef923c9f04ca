import { describe, expect, it, test } from 'vitest'
import type { ClockFacts } from '#lib/records/cases/clocks'
import { isClosed, mayClose, stageOf } from '#lib/records/cases/stage'
import { at, complaint } from './case-facts.ts'

const facts = (more: Partial<ClockFacts>) => ({ ...complaint, ...more })
const resolvedAt = at('2026-03-06T10:00')
const later = at('2026-03-06T11:00')

describe('where a case stands', () => {
  test.each([
    ['open', {}],
    ['answered', { heardAt: at('2026-03-05T10:00') }],
    ['waiting_outlet', { heardAt: at('2026-03-05T10:00'), outletAskedAt: at('2026-03-05T11:00') }],
    [
      'answered',
      { heardAt: at('2026-03-05T10:00'), outletAskedAt: at('2026-03-05T11:00'), outletAnsweredAt: at('2026-03-05T12:00') },
    ],
    ['waiting_outlet', { outletAskedAt: at('2026-03-05T13:00'), outletAnsweredAt: at('2026-03-05T12:00') }],
    ['waiting_customer', { heardAt: at('2026-03-05T10:00'), waitingSince: later }],
    // Who is at it is told first.
    ['waiting_outlet', { heardAt: at('2026-03-05T10:00'), waitingSince: later, outletAskedAt: at('2026-03-05T11:00') }],
    ['resolved', { resolvedAt, waitingSince: later }],
    ['resolved', { resolvedAt, outletAskedAt: at('2026-03-05T11:00') }],
    ['closed', { resolvedAt, closedAt: later }],
    ['closed', { resolvedAt, imported: true }],
    // Heard of before it was opened again: nobody has answered since.
    ['open', { heardAt: at('2026-03-05T10:00'), reopenedAt: later }],
    ['open', { heardAt: at('2026-03-05T10:00'), imported: true, reopenedAt: later }],
  ] as const)('%s', (stage, more) => {
    expect(stageOf(facts(more))).toBe(stage)
  })

  it('what was brought in solved and taken up again is solved here, and closed here', () => {
    expect(isClosed(facts({ imported: true, resolvedAt, reopenedAt: at('2026-03-05T12:00') }))).toBe(false)
  })
})

describe('closing', () => {
  test.each([
    ['not before it is solved', { informedAt: later, toldAt: later }, false],
    ['a complaint not before the user was told', { resolvedAt }, false],
    ['a complaint whose user was told', { resolvedAt, informedAt: later, toldAt: later }, true],
    [
      'told before it was opened again is not told',
      { resolvedAt, informedAt: later, toldAt: later, reopenedAt: at('2026-03-07T09:00') },
      false,
    ],
    ['told anew', { resolvedAt, informedAt: later, toldAt: at('2026-03-07T10:00'), reopenedAt: at('2026-03-07T09:00') }, true],
    ['a claim as a complaint', { type: 'claim', resolvedAt }, false],
    ['a request when it is done', { type: 'request', resolvedAt }, true],
    ['an appeal not before the answer was sent', { type: 'appeal', resolvedAt }, false],
    ['an appeal whose answer was sent', { type: 'appeal', resolvedAt, reportedAt: later }, true],
  ] as const)('%s', (_, more, expected) => {
    expect(mayClose(facts(more))).toBe(expected)
  })
})
