import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { breachedHref, readQueue } from '#app/(crm)/cases/_components/list-query'
import { spanOf } from '#app/(crm)/cases/_components/span'

describe('the URL of the queue', () => {
  it('alone asks for what has something to be done, that first whose clock ends first', () => {
    expect(readQueue({})).toEqual({
      query: { sort: 'next_due', falling: false, limit: 50 },
      params: {},
      active: [],
      dropped: [],
    })
  })

  it('of what is over begins with what was opened last, for it has no clock', () => {
    expect(readQueue({ stage: 'closed' }).query).toMatchObject({ sort: 'opened', falling: true, stage: 'closed' })
    expect(readQueue({ stage: 'all', sort: 'next_due' }).query).toMatchObject({ sort: 'next_due', falling: false })
  })

  it('names the own customers, and what is not closed', () => {
    const state = readQueue({ owner: 'me', stage: 'unclosed' })
    expect(state.query).toMatchObject({ owner: 'me', stage: 'unclosed', sort: 'next_due', falling: false })
    expect(state.active).toEqual(['stage', 'owner'])
    expect(readQueue({ owner: '7' }).dropped).toEqual(['owner'])
  })

  it('is read whole, and what is unknown is dropped by name', () => {
    const state = readQueue({
      assignee: '7',
      priority: '1',
      outside: 'true',
      clock: 'legal',
      outlet: 'x',
      due: 'soon',
      utm_source: 'mail',
    })
    expect(state.query).toMatchObject({ assignee: { id: 7 }, priority: 1, outside: true, clock: 'legal' })
    expect(state.active).toEqual(['assignee', 'priority', 'clock', 'outside'])
    expect(state.dropped).toEqual(['outlet', 'due'])
  })
})

describe('the way to the broken seven days', () => {
  it('leads to those of the very days, whatever came of them', () => {
    const days = { from: '2026-05-10', to: '2026-06-09' }
    const given = Object.fromEntries(new URL(breachedHref(days), 'http://x').searchParams)
    expect(readQueue(given)).toMatchObject({
      query: { breached: days, stage: 'all' },
      active: ['stage', 'breached'],
      dropped: [],
    })
    expect(readQueue({ breached: '2026-05-10' }).dropped).toEqual(['breached'])
    expect(readQueue({ breached: '2026-05-10..2026-02-30' }).dropped).toEqual(['breached'])
  })
})

describe('the days of opening', () => {
  it('are two with dots between, the first and that after the last', () => {
    const given = { type: 'complaint', opened: '2026-05-01..2026-06-01', stage: 'all' }
    expect(readQueue(given)).toMatchObject({
      query: { type: 'complaint', opened: { from: '2026-05-01', to: '2026-06-01' }, stage: 'all' },
      active: ['stage', 'type', 'opened'],
      dropped: [],
    })
    expect(readQueue({ opened: '2026-05' }).dropped).toEqual(['opened'])
  })
})

describe('a length of time as people say it', () => {
  const minute = 60_000
  test.each([
    [0, 'minutes', 0, 0, 0],
    [59 * minute + 59_999, 'minutes', 0, 0, 59],
    [60 * minute, 'hours', 0, 1, 0],
    [95 * minute, 'hoursMinutes', 0, 1, 35],
    [7 * 60 * minute + 30 * minute, 'hours', 0, 7, 30],
    [27 * 60 * minute, 'daysHours', 1, 3, 0],
    [24 * 60 * minute, 'days', 1, 0, 0],
    [9 * 24 * 60 * minute + 5 * 60 * minute, 'days', 9, 5, 0],
    [-30 * minute, 'minutes', 0, 0, 30],
  ])('%d ms', (length, key, days, hours, minutes) => {
    expect(spanOf(length)).toEqual({ key, days, hours, minutes })
  })

  it('adds up to what it was, but for the part of a minute, and says nothing that is naught', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (length) => {
        const { key, days, hours, minutes } = spanOf(length)
        expect((days * 24 + hours) * 60 + minutes).toBe(Math.floor(length / minute))
        if (key.startsWith('days')) expect(days).toBeGreaterThan(0)
        if (key === 'daysHours') expect(hours).toBeGreaterThan(0)
        if (key === 'hoursMinutes') expect(minutes).toBeGreaterThan(0)
      }),
    )
  })
})
