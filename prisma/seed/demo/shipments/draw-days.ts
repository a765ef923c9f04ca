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
