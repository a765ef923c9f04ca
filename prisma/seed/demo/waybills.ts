import type { Day } from '#lib/core/day'
import { addDays, addMonths } from '#lib/core/day'
import type { PlannedCustomer } from './customers.ts'
import { freightOf, zones } from './prices.ts'
import type { Random } from './random.ts'
import type { Calendar, Rhythm } from './season.ts'
import { drawDay, makeCalendar } from './season.ts'

/** One waybill, columns as they are stored; amounts in fen. */
export interface MadeWaybill {
  waybill_no: string
  customer: number
  accepted_at: string
  accepted_on: Day
  product: string
  promised_at: string
  delivered_at: string | null
  status: string
  destination_region: string
  pieces: number
  weight_grams: number
  freight_minor: number
  list_freight_minor: number
  cost_pickup_minor: number
  cost_linehaul_minor: number
  cost_delivery_minor: number
  cost_minor: number
  settlement: string
  sign_type: string | null
  damaged: boolean
  lost: boolean
}

const signTypes = ['station', 'station', 'station', 'locker', 'self', 'self', 'proxy'] as const

/** Makes the waybills of all customers, in the order of their numbers. `customer` is the place of the customer in the list. */
export function makeWaybills(random: Random, customers: readonly PlannedCustomer[], begin: Day, end: Day): MadeWaybill[] {
  const calendars = new Map<Rhythm, Calendar>()
  const made: MadeWaybill[] = []
  customers.forEach((customer, index) => {
    const { rhythm } = customer.trade
    const calendar = calendars.get(rhythm) ?? makeCalendar(begin, end, rhythm)
    calendars.set(rhythm, calendar)
    for (let number = 0; number < customer.waybills; number += 1) {
      // One draw out of each equal part keeps a customer's days as regular as its trade.
      const day = drawDay(calendar, customer.shipsFrom, customer.shipsTo, (number + random.next()) / customer.waybills)
      made.push(makeWaybill(random, customer, index, day, end))
    }
  })
  made.sort((a, b) => (a.accepted_at < b.accepted_at ? -1 : a.accepted_at > b.accepted_at ? 1 : a.customer - b.customer))
  made.forEach((waybill, index) => {
    waybill.waybill_no = `HY${String(7_300_000_001 + index * 7)}`
  })
  return made
}

function makeWaybill(random: Random, customer: PlannedCustomer, index: number, day: Day, end: Day): MadeWaybill {
  const { trade } = customer
  const zone = zones[weighted(random, [0.38, 0.4, 0.17, 0.03, 0.02])] ?? zones[0]
  const grams = Math.max(50, Math.round(trade.meanGrams * (0.4 + 1.2 * random.next())))
  const price = freightOf(trade.product, zone, grams, trade.level, 0.95 + 0.1 * random.next())
  const cost = Math.round(price.freightMinor * (1 - trade.margin) * (0.9 + 0.2 * random.next()))
  const pickup = Math.round(cost * 0.2)
  const linehaul = Math.round(cost * 0.38)
  const promisedOn = addDays(day, zone.days + (trade.product === 'economy' ? 1 : 0))
  const late = random.chance(isPeak(day) ? zone.late + 0.1 : zone.late)
  const deliveredOn = late ? addDays(promisedOn, random.between(1, 3)) : random.chance(0.3) ? addDays(promisedOn, -1) : promisedOn
  const status = statusOf(random, deliveredOn < day ? day : deliveredOn, end)
  return {
    waybill_no: '',
    customer: index,
    accepted_at: at(day, random.between(9, 12), random.between(0, 59)),
    accepted_on: day,
    product: trade.product,
    promised_at: at(promisedOn, 23, 59),
    delivered_at:
      status === 'delivered' ? at(deliveredOn < day ? day : deliveredOn, random.between(13, 20), random.between(0, 59)) : null,
    status,
    destination_region: random.pick(zone.regions),
    pieces: random.chance(0.06) ? random.between(2, 4) : 1,
    weight_grams: grams,
    freight_minor: price.freightMinor,
    list_freight_minor: price.listMinor,
    cost_pickup_minor: pickup,
    cost_linehaul_minor: linehaul,
    cost_delivery_minor: cost - pickup - linehaul,
    cost_minor: cost,
    settlement: random.pick(trade.settlements),
    sign_type: status === 'delivered' ? random.pick(signTypes) : null,
    damaged: random.chance(0.0015),
    lost: random.chance(0.0004),
  }
}

function statusOf(random: Random, deliveredOn: Day, end: Day): string {
  if (deliveredOn >= end) return deliveredOn === end ? 'out_for_delivery' : 'in_transit'
  const u = random.next()
  if (u < 0.004) return 'cancelled'
  if (u < 0.01) return 'returned'
  return u < 0.012 ? 'refused' : 'delivered'
}

function isPeak(day: Day): boolean {
  const date = day.slice(5)
  return date >= '11-11' && date <= '11-18'
}

function weighted(random: Random, shares: readonly number[]): number {
  let rest = random.next()
  return shares.findIndex((share) => {
    rest -= share
    return rest < 0
  })
}

/** An instant of a day in China, which has had one zone and no summer time since 1991. */
function at(day: Day, hour: number, minute: number): string {
  return `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+08:00`
}

/** The demo's first day: 24 months before the day after its last. */
export function beginOfDemo(end: Day): Day {
  return addMonths(end, -24)
}
