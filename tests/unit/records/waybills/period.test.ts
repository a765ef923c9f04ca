import { describe, expect, it } from 'vitest'
import { boundedPeriod, openPeriod } from '#lib/records/waybills/period'
import { sortsOf } from '#lib/records/waybills/sorts'

const today = '2026-11-23'

describe('the days of a list that nothing else bounds', () => {
  it('are the 31 up to today when none are asked for', () => {
    expect(boundedPeriod({}, today)).toEqual({ from: '2026-10-24', to: '2026-11-24', origin: 'usual' })
  })

  it('hold the first and the last day that are asked for', () => {
    const asked = { from: '2026-03-01', through: '2026-03-31' }
    expect(boundedPeriod(asked, today)).toEqual({ from: '2026-03-01', to: '2026-04-01', origin: 'asked' })
    expect(boundedPeriod({ from: '2026-03-31', through: '2026-03-01' }, today)).toEqual(boundedPeriod(asked, today))
    expect(boundedPeriod({ from: today, through: today }, today)).toEqual({ from: today, to: '2026-11-24', origin: 'asked' })
  })

  it('are 31 from the first, or up to the last, when only one is asked for', () => {
    expect(boundedPeriod({ from: '2026-03-01' }, today)).toEqual({ from: '2026-03-01', to: '2026-04-01', origin: 'asked' })
    expect(boundedPeriod({ through: '2026-03-31' }, today)).toEqual({ from: '2026-03-01', to: '2026-04-01', origin: 'asked' })
  })

  it('are the last 31 of a longer stretch, which is said', () => {
    expect(boundedPeriod({ from: '2026-01-01', through: '2026-03-31' }, today)).toEqual({
      from: '2026-03-01',
      to: '2026-04-01',
      origin: 'cut',
    })
  })
})

it('a list that a customer or a number bounds has the days that are asked for, or all', () => {
  expect(openPeriod({})).toEqual({})
  expect(openPeriod({ from: '2026-01-01' })).toEqual({ from: '2026-01-01' })
  expect(openPeriod({ from: '2026-12-01', through: '2026-01-01' })).toEqual({ from: '2026-01-01', to: '2026-12-02' })
})

describe('how a list is sorted', () => {
  it('is by day, the latest first; of an issue by how bad it is; of a number by the numbers', () => {
    expect(sortsOf({})[0]).toEqual({ key: 'accepted_on', first: 'falling' })
    expect(sortsOf({ issue: 'still' })[0]).toEqual({ key: 'since', first: 'rising' })
    expect(sortsOf({ issue: 'overdue' })[0]).toEqual({ key: 'promised_at', first: 'rising' })
    expect(sortsOf({ issue: 'lost' })[0]).toEqual({ key: 'insured_value', first: 'falling' })
    expect(sortsOf({ issue: 'still', q: 'YT1' })).toEqual([{ key: 'waybill_no', first: 'rising' }])
  })
})
