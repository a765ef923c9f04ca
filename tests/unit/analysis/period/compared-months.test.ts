import { describe, expect, it } from 'vitest'
import { comparedMonths, monthsIn } from '#lib/analysis/period/compared-months'

describe('the months that are compared with those of the year before', () => {
  const years = { before: { from: '2024-11-01', to: '2025-11-01' }, since: { from: '2025-11-01', to: '2026-11-01' } }

  it('are the last twelve where the records cover the twelve before', () => {
    expect(comparedMonths('2026-11-01', '2020-03-17')).toEqual(years)
    expect(comparedMonths('2026-11-01', '2024-11-01')).toEqual(years)
  })

  it('are those that both years have as a whole, the same of both', () => {
    const eleven = { before: { from: '2024-12-01', to: '2025-11-01' }, since: { from: '2025-12-01', to: '2026-11-01' } }
    expect(comparedMonths('2026-11-01', '2024-11-02')).toEqual(eleven)
    expect(comparedMonths('2026-11-01', '2024-12-01')).toEqual(eleven)
    expect(monthsIn(eleven.since)).toBe(11)
    expect(monthsIn(comparedMonths('2026-11-01', '2025-09-30').since)).toBe(1)
  })

  it('are none where the records begin within the year, or not at all', () => {
    const none = { before: { from: '2025-11-01', to: '2025-11-01' }, since: { from: '2026-11-01', to: '2026-11-01' } }
    expect(comparedMonths('2026-11-01', '2025-10-02')).toEqual(none)
    expect(comparedMonths('2026-11-01', '2026-10-05')).toEqual(none)
    expect(comparedMonths('2026-11-01', null)).toEqual(none)
    expect(monthsIn(none.before)).toBe(0)
  })
})
