import { expect, it } from 'vitest'
import { checkLimits, isDue } from '#lib/records/facts/check/ageing'

const ageing = { descriptive: 365, behavioural: 180, relational: 30, complete_share: 0.3 }

it('a fact is due on the day after the last that its class allows, and one that was never verified always', () => {
  const limits = checkLimits(ageing, 31, '2026-11-26')
  // 365 days before 26 November 2026 lies 26 November 2025; 180 days before it 30 May; 30 days before it 27 October.
  expect(limits.dueBefore).toEqual({ descriptive: '2025-11-26', behavioural: '2026-05-30', relational: '2026-10-27' })
  expect(isDue('descriptive', '2025-11-26', limits)).toBe(false)
  expect(isDue('descriptive', '2025-11-25', limits)).toBe(true)
  expect(isDue('behavioural', '2025-11-26', limits)).toBe(true)
  expect(isDue('relational', null, limits)).toBe(true)
})

it('the least number of known keys is the share of those in use, rounded up', () => {
  const least = (share: number, keys: number) => checkLimits({ ...ageing, complete_share: share }, keys, '2026-11-26').fewestKnown
  expect([least(0.3, 31), least(0.3, 30), least(0, 31), least(1, 31), least(0.7, 10)]).toEqual([10, 9, 0, 31, 7])
})
