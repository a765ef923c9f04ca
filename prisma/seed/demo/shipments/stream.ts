import type { PlannedCustomer } from '../customers/plan.ts'
import type { Random } from '../random.ts'
import { entryAt, makeRandom } from '../random.ts'
import { daysAfterSpringFestival } from '../recipe/festivals.ts'
import type { Timeline } from '../timeline.ts'
import type { Fate } from './fate.ts'
import type { MadeWaybill } from './waybill.ts'
import { makeWaybill } from './waybill.ts'

/** Answers the fate of a waybill that the demo tells of, undefined where it is left to the lot. `place` counts those that the customer sends on the day. */
export type ForcedFates = (day: number, customerId: number, place: number) => Fate | undefined

const hour = 3_600
const firstNumber = 7_300_000_001
const numberStep = 7

/** Makes the waybills of a day after the other, within a day in the order of their acceptance, which is that of their numbers. */
export function* waybillsByDay(
  timeline: Timeline,
  customers: readonly PlannedCustomer[],
  forced: ForcedFates,
): Generator<readonly MadeWaybill[], void> {
  const random = makeRandom('waybills')
  const byDay = customersByDay(timeline, customers)
  let serial = 0
  for (let day = 0; day < timeline.days; day += 1) {
    const date = { day, monthDay: timeline.dayAt(day).slice(5), fromSpring: daysAfterSpringFestival(timeline.dayAt(day)) }
    const accepted = Array.from(entryAt(byDay, day), (place) => {
      const customer = entryAt(customers, place)
      return { customer, second: secondOfDay(random, customer) }
    }).sort((a, b) => a.second - b.second || a.customer.id - b.customer.id)
    const sent = new Map<number, number>()
    yield accepted.map(({ customer, second }) => {
      const no = `HY${firstNumber + serial * numberStep}`
      serial += 1
      const place = sent.get(customer.id) ?? 0
      sent.set(customer.id, place + 1)
      return makeWaybill(random, no, customer, date, second, forced(day, customer.id, place))
    })
  }
}

/** The places of the customers in the list for each waybill of each day. */
function customersByDay(timeline: Timeline, customers: readonly PlannedCustomer[]): Uint16Array[] {
  const counts = new Uint32Array(timeline.days)
  for (const { days } of customers) for (const day of days) counts[day] = (counts[day] ?? 0) + 1
  const byDay = Array.from(counts, (count) => new Uint16Array(count))
  customers.forEach(({ days }, place) => {
    for (const day of days) {
      counts[day] = (counts[day] ?? 0) - 1
      entryAt(byDay, day)[counts[day] ?? 0] = place
    }
  })
  return byDay
}

/** Shops hand over in the evening, offices in the afternoon. */
function secondOfDay(random: Random, { trade }: PlannedCustomer): number {
  const drawn = Math.max(random.next(), random.next())
  return Math.floor((trade.rhythm === 'shop' ? 10 + 11 * drawn : 9 + 9.5 * drawn) * hour)
}
