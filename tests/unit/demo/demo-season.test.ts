import { describe, expect, it } from 'vitest'
import { addDays } from '#lib/core/day'
import { dayWeights, monthIndex } from '#prisma/seed/demo/recipe/season'

const days = (from: string, count: number) => Array.from({ length: count }, (_, place) => addDays(from, place))
const year2026 = days('2026-01-01', 365)
const growth = 1.007

/** The weights of a year with the growth of the whole trade taken out. */
function season(rhythm: 'shop' | 'office'): Map<string, number> {
  const weights = dayWeights(year2026, rhythm, null)
  return new Map(year2026.map((day, place) => [day, (weights[place] ?? 0) / growth ** (place / (365.25 / 12))]))
}
const meanOf = (weights: Map<string, number>, from: string, to: string) => {
  const inside = [...weights].filter(([day]) => day >= from && day < to).map(([, weight]) => weight)
  return inside.reduce((a, b) => a + b, 0) / inside.length
}

describe('the season', () => {
  it.each(['shop', 'office'] as const)('%s: the months come to twelve, and each month to its index', (rhythm) => {
    expect(monthIndex[rhythm].reduce((a, b) => a + b, 0)).toBeCloseTo(12, 10)
    const weights = season(rhythm)
    for (let month = 3; month <= 12; month += 1) {
      const from = `2026-${String(month).padStart(2, '0')}-01`
      const to = month === 12 ? '2027-01-01' : `2026-${String(month + 1).padStart(2, '0')}-01`
      expect(meanOf(weights, from, to), from).toBeCloseTo(monthIndex[rhythm][month - 1] ?? 0, 8)
    }
  })

  it('double eleven stands out 2.4 times, on a week’s day like the others', () => {
    const weights = season('shop')
    // 9 and 10 November 2026 are Monday and Tuesday of one week: 1.10 and 1.04.
    expect((weights.get('2026-11-10') ?? 0) / 1.04 / ((weights.get('2026-11-09') ?? 0) / 1.1)).toBeCloseTo(2.4, 8)
  })

  it('falls silent with the Spring Festival, wherever it lies', () => {
    const weights = season('office')
    // The festival of 2026 is on 17 February, a Tuesday; 3 February is one too.
    expect((weights.get('2026-02-17') ?? 0) / (weights.get('2026-02-03') ?? 1)).toBeCloseTo(0.08, 8)
    const before = dayWeights(days('2025-01-01', 59), 'office', null)
    // In 2025 it was on 29 January.
    expect((before[28] ?? 0) / (before[7] ?? 1)).toBeLessThan(0.1)
  })

  it('sends five times as much of what is ripe', () => {
    const weights = dayWeights(year2026, 'fresh', '杨梅')
    const on = (day: string) => weights[year2026.indexOf(day)] ?? 0
    expect(on('2026-06-15') / on('2026-06-08')).toBeGreaterThan(4.9)
  })
})
