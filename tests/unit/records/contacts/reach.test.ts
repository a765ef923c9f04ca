import { describe, expect, it } from 'vitest'
import type { Preference } from '#lib/records/contacts/reach/reach'
import { companyObstacle, obstacleTo } from '#lib/records/contacts/reach/reach'

const free: Preference = { refused: [], fromTime: null, toTime: null, leastDays: null }
const call = { channel: 'call' as const, time: '10:30', daysSince: 0 }

describe('what speaks against reaching a contact', () => {
  it('is nothing where nothing was said', () => {
    expect(obstacleTo(free, call)).toBeNull()
  })

  it('is a refused channel, and no other channel', () => {
    expect(obstacleTo({ ...free, refused: ['call'] }, call)?.code).toBe('contact_refuses')
    expect(obstacleTo({ ...free, refused: ['call'] }, { ...call, channel: 'mail' })).toBeNull()
  })

  it.each([
    ['08:59', 'contact_outside_hours'],
    ['09:00', undefined],
    ['11:59', undefined],
    ['12:00', 'contact_outside_hours'],
  ])('are hours: at %s of nine to twelve', (time, code) => {
    expect(obstacleTo({ ...free, fromTime: '09:00', toTime: '12:00' }, { ...call, time })?.code).toBe(code)
  })

  it.each(['letter', 'mail'] as const)('are no hours for a %s', (channel) => {
    expect(obstacleTo({ ...free, fromTime: '09:00', toTime: '12:00' }, { channel, time: '03:00', daysSince: null })).toBeNull()
  })

  it('is a touch too soon, from the first one on', () => {
    const weekly = { ...free, leastDays: 7 }
    expect(obstacleTo(weekly, { ...call, daysSince: null })).toBeNull()
    expect(obstacleTo(weekly, { ...call, daysSince: 6 })).toEqual({ code: 'contact_too_soon', params: { least: 7, since: 6 } })
    expect(obstacleTo(weekly, { ...call, daysSince: 7 })).toBeNull()
  })

  it('is the strongest first: a refusal before hours before days', () => {
    const all: Preference = { refused: ['call'], fromTime: '09:00', toTime: '10:00', leastDays: 7 }
    expect(obstacleTo(all, call)?.code).toBe('contact_refuses')
    expect(obstacleTo({ ...all, refused: [] }, call)?.code).toBe('contact_outside_hours')
  })
})

describe('the company’s own rule for calls', () => {
  // practice.md 6: 9:00–12:00, 14:00–20:00; max 3 attempts/day.
  const rule = { opens: 9, break_from: 12, break_to: 14, closes: 20, attempts: 3 }
  const asked = { calls: 0, hasOwnHours: false }

  it.each([
    [8, true],
    [9, false],
    [11, false],
    [12, true],
    [13, true],
    [14, false],
    [19, false],
    [20, true],
  ])('at %i o’clock says something: %s', (hour, says) => {
    expect(companyObstacle(rule, { ...asked, hour }) !== null).toBe(says)
  })

  it('names its hours, and a break only where there is one', () => {
    expect(companyObstacle(rule, { ...asked, hour: 7 })).toEqual({
      code: 'company_hours',
      params: { hours: '9:00–12:00 / 14:00–20:00' },
    })
    expect(companyObstacle({ ...rule, break_to: 12 }, { ...asked, hour: 12 })).toBeNull()
    expect(companyObstacle({ ...rule, break_to: 12 }, { ...asked, hour: 7 })?.params).toEqual({ hours: '9:00–20:00' })
  })

  it('leaves hours to whoever named their own, and attempts to nobody', () => {
    expect(companyObstacle(rule, { hour: 7, calls: 0, hasOwnHours: true })).toBeNull()
    expect(companyObstacle(rule, { hour: 10, calls: 2, hasOwnHours: true })).toBeNull()
    expect(companyObstacle(rule, { hour: 10, calls: 3, hasOwnHours: true })).toEqual({
      code: 'company_attempts',
      params: { calls: 3, most: 3 },
    })
    expect(companyObstacle({ ...rule, attempts: 0 }, { hour: 10, calls: 30, hasOwnHours: false })).toBeNull()
  })
})
