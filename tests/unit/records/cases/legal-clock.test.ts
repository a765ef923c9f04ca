import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { legalDayBegins, legalDayOf, legalDueAt, legalOutcome, runsLegally } from '#lib/records/cases/legal-clock'

// 快递暂行条例 (State Council decree 697), article 28: within seven days of receipt. Days counted on a calendar by hand: the day after receipt is the first, and
// the seventh lasts until its midnight.
const zone = 'Asia/Shanghai'
const at = (text: string) => new Date(`${text}+08:00`)

describe('the seven days', () => {
  test.each([
    ['2026-03-05T09:30', '2026-03-13T00:00'],
    ['at the first instant of a day', '2026-03-05T00:00', '2026-03-13T00:00'],
    ['at its last minute', '2026-03-05T23:59', '2026-03-13T00:00'],
    ['over the end of February', '2026-02-24T12:00', '2026-03-04T00:00'],
    ['of a leap year', '2028-02-24T12:00', '2028-03-03T00:00'],
    ['over 春节, which makes nothing longer', '2026-02-15T12:00', '2026-02-23T00:00'],
    ['over New Year', '2026-12-28T08:00', '2027-01-05T00:00'],
  ])('%s', (...row) => {
    const [due = '', received = ''] = [...row].reverse()
    expect(legalDueAt(at(received), zone)).toEqual(at(due))
  })

  it('end when the day of the company ends, not that of the server', () => {
    // 16:30 UTC is already the 6th in Shanghai.
    expect(legalDueAt(new Date('2026-03-05T16:30:00Z'), zone)).toEqual(at('2026-03-14T00:00'))
  })

  it('run for a complaint, until its user was told', () => {
    expect(runsLegally({ type: 'complaint', informed: false })).toBe(true)
    expect(runsLegally({ type: 'complaint', informed: true })).toBe(false)
    expect(runsLegally({ type: 'claim', informed: false })).toBe(false)
  })

  it('begin on the day after, whatever the hour', () => {
    const received = at('2026-03-05T23:59')
    expect(legalDayOf(received, at('2026-03-05T23:59:59'), zone)).toBe(0)
    expect(legalDayOf(received, at('2026-03-06T00:00'), zone)).toBe(1)
    expect(legalDayOf(received, at('2026-03-12T23:59'), zone)).toBe(7)
    expect(legalDayBegins(received, 3, zone)).toEqual(at('2026-03-08T00:00'))
  })
})

describe('how it stands', () => {
  const received = at('2026-03-05T09:30')
  const facts = { openedAt: received, informedAt: null, resolvedAt: null, reopenedAt: null, imported: false }
  const outcome = (informed: string | null, now: string) =>
    legalOutcome({ ...facts, informedAt: informed === null ? null : at(informed) }, at(now), zone)

  test.each([
    ['still runs on the evening of the seventh day', null, '2026-03-12T23:59', 'running'],
    ['is broken after it', null, '2026-03-13T00:01', 'breached'],
    ['is kept by the last minute', '2026-03-12T23:59', '2026-04-01T00:00', 'met'],
    ['is kept late, which is not kept', '2026-03-13T08:00', '2026-04-01T00:00', 'late'],
  ])('%s', (_, informed, now, expected) => {
    expect(outcome(informed, now)).toBe(expected)
  })

  test.each([
    ['solved here, the user was not told all the same', { resolvedAt: at('2026-03-06T10:00') }, 'breached'],
    ['solved elsewhere in time, nobody knows', { resolvedAt: at('2026-03-12T23:59'), imported: true }, 'unknown'],
    ['solved elsewhere too late, nobody was told in time', { resolvedAt: at('2026-03-13T00:01'), imported: true }, 'breached'],
    ['told elsewhere, it is judged by that', { informedAt: at('2026-03-10T10:00'), imported: true }, 'met'],
    ['not solved elsewhere, it runs here', { imported: true }, 'breached'],
    [
      'taken up again here, it is ours',
      { resolvedAt: at('2026-03-20T10:00'), reopenedAt: at('2026-03-15T10:00'), imported: true },
      'breached',
    ],
  ])('%s', (_, more, expected) => {
    expect(legalOutcome({ ...facts, ...more }, at('2026-04-01T00:00'), zone)).toBe(expected)
  })
})

describe('laws', () => {
  const instant = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/Sao_Paulo', 'UTC')

  it('more than seven days and at most eight lie between receipt and end, but for an hour where clocks change', () => {
    fc.assert(
      fc.property(instant, zones, (received, where) => {
        const days = (legalDueAt(received, where).getTime() - received.getTime()) / 86_400_000
        expect(days).toBeGreaterThan(7 - 1 / 24)
        expect(days).toBeLessThanOrEqual(8 + 1 / 24)
      }),
    )
  })

  it('two that come on one day end together', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 86_400_000 }), (received, later) => {
        const other = new Date(received.getTime() + later)
        const sameDay = legalDayOf(received, other, zone) === 0
        expect(legalDueAt(received, zone).getTime() === legalDueAt(other, zone).getTime()).toBe(sameDay)
      }),
    )
  })
})
