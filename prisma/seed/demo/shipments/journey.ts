import type { Random } from '../random.ts'
import type { Product } from '../recipe/prices.ts'
import { lateHours, onTimeShare, promiseSecond } from '../recipe/service-levels.ts'
import { secondsOfDay } from '../timeline.ts'

/** What a journey depends on. The day is the number of the day of acceptance, `second` the one of that day. */
export interface JourneyStart {
  readonly product: Product
  readonly zone: number
  readonly day: number
  readonly second: number
  readonly outlet: string
  readonly monthDay: string
  readonly fromSpring: number | null
}

/** Instants in seconds since the demo began. */
export interface Journey {
  readonly acceptedAt: number
  readonly promisedAt: number
  readonly deliveredAt: number
}

const hour = 3_600
/** Couriers deliver from half past eight to half past seven in the evening. */
const firstDelivery = 8.5 * hour
const lastDelivery = 19.5 * hour
/** So many hours at least lie between acceptance and delivery, by zone. */
const fastest = [15, 28, 44, 62, 92]
const fastestExpress = [13, 15, 34, 50, 70]

/** Draws when a waybill is promised and delivered, whatever day that is. */
export function drawJourney(random: Random, start: JourneyStart): Journey {
  const midnight = start.day * secondsOfDay
  const acceptedAt = midnight + start.second
  const promisedAt = midnight + promiseSecond(start.product, start.zone, start.second)
  const onTime = random.chance(onTimeShare(start, start.outlet, start.monthDay, start.fromSpring))
  if (!onTime) {
    const late = promisedAt + ((lateHours.leastByZone[start.zone] ?? 0) - lateHours.mean * Math.log(1 - random.next())) * hour
    return { acceptedAt, promisedAt, deliveredAt: Math.round(atDeliveryTime(random, late)) }
  }
  if (start.product === '同城即日') {
    const sameDay = acceptedAt + (1.5 + 3.5 * random.next()) * hour
    return { acceptedAt, promisedAt, deliveredAt: Math.round(Math.min(sameDay, midnight + 21 * hour)) }
  }
  const least = (start.product === '特快' ? fastestExpress : fastest)[start.zone] ?? 0
  return {
    acceptedAt,
    promisedAt,
    deliveredAt: Math.round(onTimeDelivery(random, acceptedAt + least * hour, promisedAt, lateness(start.zone))),
  }
}

/** Far away most of what is on time comes on the last day. */
const lateness = (zone: number) => (zone >= 2 ? 1 / 4 : 1 / 2)

/** Late in the span between the fastest and the promise, on a round of the day; the fastest itself when no round lies in between. */
function onTimeDelivery(random: Random, earliest: number, promisedAt: number, power: number): number {
  const drawn = earliest + Math.max(0, promisedAt - earliest) * random.next() ** power
  const round = atDeliveryTime(random, drawn)
  if (round <= promisedAt) return round
  const dayBefore = Math.floor(promisedAt / secondsOfDay) * secondsOfDay
  const evening = dayBefore + firstDelivery + random.next() * (lastDelivery - firstDelivery)
  const candidates = [evening, evening - secondsOfDay].filter((each) => each <= promisedAt && each >= earliest)
  return candidates[0] ?? Math.min(earliest, promisedAt)
}

/** Moves an instant of the night into the next round. */
function atDeliveryTime(random: Random, instant: number): number {
  const midnight = Math.floor(instant / secondsOfDay) * secondsOfDay
  const second = instant - midnight
  if (second < firstDelivery) return midnight + firstDelivery + random.next() * 4 * hour
  if (second > lastDelivery) return midnight + secondsOfDay + firstDelivery + random.next() * 4 * hour
  return instant
}
