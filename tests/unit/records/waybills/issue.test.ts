import { describe, expect, it } from 'vitest'
import { OVERDUE_STATUSES, promiseState, STILL_WAITS, stillHours } from '#lib/records/waybills/issue'
import { STATUS_GROUPS, statusGroups, WAYBILL_STATUSES } from '#lib/records/waybills/status'

const HOUR_MS = 3_600_000
const now = new Date('2026-11-23T12:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)
// What ships: a day on the way, two where nobody is at work on it yet, three for whoever waits.
const shipped = { moving: 24, held: 48, waiting: 72 }
const moving = { status: 'in_transit', acceptedAt: ago(100), lastEventAt: null, deliveredAt: null, lost: false } as const

describe('a waybill that stands still', () => {
  it('has had no event for more than a day, from its acceptance when it never had any', () => {
    expect(stillHours({ ...moving, lastEventAt: ago(24) }, now, shipped)).toBeNull()
    expect(stillHours({ ...moving, lastEventAt: ago(24.01) }, now, shipped)).toBe(24)
    expect(stillHours({ ...moving, lastEventAt: ago(30.9) }, now, shipped)).toBe(30)
    expect(stillHours(moving, now, shipped)).toBe(100)
  })

  it('may wait three days for whoever collects it', () => {
    const waiting = { ...moving, status: 'at_locker_or_station' } as const
    expect(stillHours({ ...waiting, lastEventAt: ago(71) }, now, shipped)).toBeNull()
    expect(stillHours({ ...waiting, lastEventAt: ago(73) }, now, shipped)).toBe(73)
  })

  it('waits as long as the company has set for its status', () => {
    const own = { moving: 6, held: 12, waiting: 100 }
    const waited = (status: 'in_transit' | 'created' | 'customs', hours: number) =>
      stillHours({ ...moving, status, lastEventAt: ago(hours) }, now, own)
    expect([waited('in_transit', 6), waited('in_transit', 7)]).toEqual([null, 7])
    expect([waited('created', 12), waited('created', 13)]).toEqual([null, 13])
    expect([waited('customs', 100), waited('customs', 101)]).toEqual([null, 101])
  })

  it.each(['delivered', 'returned', 'cancelled', 'unknown'] as const)('is none that is %s', (status) => {
    expect(stillHours({ ...moving, status }, now, shipped)).toBeNull()
  })

  it('is none that was delivered or is lost, whatever its status says', () => {
    expect(stillHours({ ...moving, deliveredAt: ago(1) }, now, shipped)).toBeNull()
    expect(stillHours({ ...moving, lost: true }, now, shipped)).toBeNull()
  })
})

describe('a promise', () => {
  const open = { status: 'in_transit', promisedAt: ago(2), deliveredAt: null, lost: false } as const

  it('is kept to the very instant, and late from then on by begun hours', () => {
    expect(promiseState({ ...open, status: 'delivered', deliveredAt: ago(2) }, now)).toEqual({ kind: 'kept', hours: null })
    const late = new Date(ago(2).getTime() + 1)
    expect(promiseState({ ...open, status: 'delivered', deliveredAt: late }, now)).toEqual({ kind: 'late', hours: 1 })
    expect(promiseState({ ...open, status: 'delivered', deliveredAt: ago(0.5) }, now)).toEqual({ kind: 'late', hours: 2 })
  })

  it('is pending until its time, then overdue', () => {
    expect(promiseState({ ...open, promisedAt: now }, now)).toEqual({ kind: 'pending', hours: null })
    expect(promiseState(open, now)).toEqual({ kind: 'overdue', hours: 2 })
    expect(promiseState({ ...open, status: 'unknown' }, now)).toEqual({ kind: 'overdue', hours: 2 })
  })

  it('is none where nothing was promised, and void where nothing can be kept any more', () => {
    expect(promiseState({ ...open, promisedAt: null }, now)).toEqual({ kind: 'none', hours: null })
    for (const status of ['cancelled', 'refused', 'returning', 'returned'] as const)
      expect(promiseState({ ...open, status }, now), status).toEqual({ kind: 'void', hours: null })
    expect(promiseState({ ...open, lost: true }, now)).toEqual({ kind: 'void', hours: null })
  })
})

describe('the statuses', () => {
  it('lie each in exactly one group', () => {
    const grouped = statusGroups.flatMap((group) => [...STATUS_GROUPS[group]])
    expect([...grouped].sort()).toEqual([...WAYBILL_STATUSES].sort())
  })

  it('that end a waybill neither stand still nor are overdue', () => {
    const ends = ['delivered', 'returned', 'cancelled']
    expect(Object.keys(STILL_WAITS).filter((status) => ends.includes(status))).toEqual([])
    expect(OVERDUE_STATUSES.filter((status) => ends.includes(status))).toEqual([])
  })
})
