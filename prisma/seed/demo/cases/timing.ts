import type { Random } from '../random.ts'
import { secondsOfDay } from '../timeline.ts'
import type { Occasion } from './desk.ts'

const hour = 3_600
const openFrom = 8 * hour
const openUntil = 21 * hour

/** Answers when somebody calls about a waybill, in seconds since the demo began. */
export function openedAt(random: Random, { type, category, waybill }: Occasion): number {
  const { acceptedAt, promisedAt, deliveredAt } = waybill
  if (type === 'enquiry' || type === 'request')
    return inOpenHours(
      random,
      Math.max(acceptedAt + 3 * hour, Math.min(promisedAt, deliveredAt) - (2 + 16 * random.next()) * hour),
    )
  if (type === 'claim')
    return inOpenHours(
      random,
      Math.max(promisedAt, deliveredAt) + (category === 'loss' ? 150 : 30) * hour + 60 * hour * random.next(),
    )
  if (category === 'delay') return inOpenHours(random, promisedAt + (20 + 26 * random.next()) * hour)
  if (category === 'loss') return inOpenHours(random, promisedAt + (60 + 70 * random.next()) * hour)
  if (category === 'pickup_service') return inOpenHours(random, acceptedAt + 4 * hour * random.next())
  return inOpenHours(random, deliveredAt + (1 + 18 * random.next()) * hour)
}

/** The desk is open from eight to nine in the evening. */
function inOpenHours(random: Random, instant: number): number {
  const midnight = Math.floor(instant / secondsOfDay) * secondsOfDay
  const second = instant - midnight
  if (second >= openFrom && second < openUntil) return Math.round(instant)
  const next = second < openFrom ? midnight : midnight + secondsOfDay
  return Math.round(next + openFrom + 3 * hour * random.next())
}

/** Hours until it is solved, median and sigma: complaints have a median of 21. */
const solution = { complaint: [21, 0.75], claim: [52, 0.6], enquiry: [4, 1.2], request: [3, 1], compliment: [20, 0.5] } as const
/** What is not a breach is told within the seven days of the law. */
const longestHours = 6.3 * 24

/** Answers how many seconds after its opening a case is solved. */
export function solvedAfter(random: Random, type: Occasion['type']): number {
  const [median, sigma] = solution[type]
  return Math.round(Math.min(random.lognormal(median, sigma), longestHours) * hour)
}
