import { describe, expect, it } from 'vitest'
import { permissionFor, secondsLeft, undoableUntil } from '#lib/records/customers/bulk/change'

const startedAt = new Date('2026-11-25T08:00:00Z')
const later = (seconds: number) => new Date(startedAt.getTime() + seconds * 1_000)

describe('the time that is left', () => {
  it('is as long for each customer as it was so far', () => {
    expect(secondsLeft({ done: 1_000, total: 4_000, startedAt, now: later(10) })).toBe(30)
  })

  it('is not known before anything is done, and is none when all is', () => {
    expect(secondsLeft({ done: 0, total: 4_000, startedAt, now: later(10) })).toBeNull()
    expect(secondsLeft({ done: 1, total: 4_000, startedAt: null, now: later(10) })).toBeNull()
    expect(secondsLeft({ done: 4_000, total: 4_000, startedAt, now: later(10) })).toBeNull()
  })
})

it('archiving asks for more than changing', () => {
  expect(permissionFor('archive')).toBe('customer:archive')
  expect(permissionFor('restore')).toBe('customer:archive')
  expect(permissionFor('owner')).toBe('customer:update')
})

it('a change can be undone for thirty days', () => {
  expect(undoableUntil(new Date('2026-11-01T09:00:00Z'))).toEqual(new Date('2026-12-01T09:00:00Z'))
})
