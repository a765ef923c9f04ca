import { describe, expect, it } from 'vitest'
import type { LossSums } from '#lib/analysis/losses/loss'
import { rateLosses, stateOfLoss } from '#lib/analysis/losses/loss'
import { returnText } from '#lib/analysis/losses/return-text'

const none: LossSums = {
  ...{
    losses: 0,
    back: 0,
    revenueMinor: 0,
    marginMinor: 0,
    tried: 0,
    won: 0,
    cameBack: 0,
    returnedMinor: 0,
    returnedOfMinor: 0,
    returned: 0,
    costMinor: 0,
    timeMinor: 0,
  },
}

describe('winning back', () => {
  it('is rated over those that somebody tried to win back', () => {
    expect(rateLosses({ ...none, losses: 10, tried: 4, won: 1, cameBack: 2 }).winBackRate).toBe(0.25)
    expect(rateLosses({ ...none, losses: 10 }).winBackRate).toBeNull()
  })

  it('brings back a part of the year before: 90 days as a year', () => {
    // By hand: 9,000.00 in 90 days are 100.00 a day and 36,500.00 a year, half of 73,000.00.
    expect(rateLosses({ ...none, returned: 5, returnedMinor: 900_000, returnedOfMinor: 7_300_000 }).returnRate).toBeCloseTo(
      0.5,
      12,
    )
    expect(rateLosses(none).returnRate).toBeNull()
  })

  it('brings back no rate where fewer than five are back for 90 days: why is said instead', () => {
    const four = { ...none, back: 7, returned: 4, returnedMinor: 900_000, returnedOfMinor: 7_300_000 }
    const text = (sums: LossSums) => returnText('zh-CN', { ...sums, ...rateLosses(sums) })
    expect(rateLosses(four).returnRate).toBeNull()
    expect(text(four)).toBe('—（4 户，不足 5 户）')
    expect(text({ ...four, returned: 5 })).toBe('50.0%（5 户）')
    expect(text({ ...four, returned: 5, returnedOfMinor: -500 })).toBe('—（5 户，走前一年没有收入可比）')
    expect(text({ ...four, returned: 0 })).toBe('—（7 户，回来未满 90 天或走前记录不满一年）')
    expect(text(none)).toBe('—（还没有客户回来）')
  })

  it('has an answer for a refund larger than sales: before, no rate; after, a negative one', () => {
    // Who had brought nothing but refunds has nothing to be compared with.
    expect(rateLosses({ ...none, returned: 5, returnedMinor: 100, returnedOfMinor: -500 }).returnRate).toBeNull()
    expect(rateLosses({ ...none, returned: 5, returnedMinor: 100, returnedOfMinor: 0 }).returnRate).toBeNull()
    // By hand: −90.00 in 90 days are −1.00 a day and −365.00 a year, a tenth of 3,650.00 the other way.
    expect(rateLosses({ ...none, returned: 5, returnedMinor: -9_000, returnedOfMinor: 365_000 }).returnRate).toBeCloseTo(-0.1, 12)
  })
})

it('a loss stands where the last thing that happened has left it', () => {
  expect(stateOfLoss({ backOn: null, attempts: 0, recordedAt: null })).toBe('unrecorded')
  expect(stateOfLoss({ backOn: null, attempts: 0, recordedAt: new Date() })).toBe('recorded')
  expect(stateOfLoss({ backOn: null, attempts: 2, recordedAt: null })).toBe('tried')
  expect(stateOfLoss({ backOn: '2026-06-01', attempts: 2, recordedAt: new Date() })).toBe('back')
})
