import type { Random } from '../random.ts'

/**
 * Draws `count` days in [from, to) as often as the weights say, ascending. One draw out of each equal part keeps a customer's days as regular as its trade.
 */
export function drawDays(random: Random, weights: Float64Array, from: number, to: number, count: number): Uint16Array {
  const days = new Uint16Array(count)
  let total = 0
  for (let day = from; day < to; day += 1) total += weights[day] ?? 0
  if (total === 0) return days.fill(Math.max(from, to - 1))
  let day = from
  let upTo = weights[from] ?? 0
  for (let place = 0; place < count; place += 1) {
    const wanted = ((place + random.next()) / count) * total
    while (upTo < wanted && day < to - 1) {
      day += 1
      upTo += weights[day] ?? 0
    }
    days[place] = day
  }
  return days
}

/** Answers the median gap between different days, null for fewer than three of them: the same that dormancy is measured by. */
export function medianGap(days: Uint16Array): number | null {
  const gaps: number[] = []
  for (let place = 1; place < days.length; place += 1) {
    const gap = (days[place] ?? 0) - (days[place - 1] ?? 0)
    if (gap > 0) gaps.push(gap)
  }
  if (gaps.length < 2) return null
  gaps.sort((a, b) => a - b)
  const middle = gaps.length >> 1
  return gaps.length % 2 === 1 ? (gaps[middle] ?? 0) : ((gaps[middle - 1] ?? 0) + (gaps[middle] ?? 0)) / 2
}
