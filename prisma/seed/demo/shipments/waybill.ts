import type { PlannedCustomer } from '../customers/plan.ts'
import type { Random } from '../random.ts'
import { entryAt } from '../random.ts'
import { costSum, modelCost } from '../recipe/costs.ts'
import { gramsOf } from '../recipe/expected-price.ts'
import { isFestivalStretch } from '../recipe/festivals.ts'
import type { Product } from '../recipe/prices.ts'
import { insuranceFeeMinor, listPriceMinor, surchargeMinor } from '../recipe/prices.ts'
import { signShares, signTypes } from '../recipe/service-levels.ts'
import type { Destination } from '../recipe/zones.ts'
import { home, zoneShares, zones } from '../recipe/zones.ts'
import type { Fate } from './fate.ts'
import { drawFate } from './fate.ts'
import type { Journey } from './journey.ts'
import { drawJourney } from './journey.ts'

/** One waybill as it happened; amounts in fen, instants in seconds since the demo began. */
export interface MadeWaybill extends Journey {
  readonly no: string
  readonly customer: PlannedCustomer
  readonly day: number
  readonly product: Product
  readonly zone: number
  readonly destination: Destination
  readonly pieces: number
  readonly grams: number
  readonly volumetricGrams: number
  readonly chargedGrams: number
  readonly listMinor: number
  readonly freightMinor: number
  readonly cost: { readonly pickup: number; readonly linehaul: number; readonly delivery: number; readonly sum: number }
  readonly surchargeMinor: number
  readonly settlement: string
  readonly signType: (typeof signTypes)[number]
  readonly insuredMinor: number | null
  readonly insuranceMinor: number | null
  readonly codMinor: number | null
  readonly fate: Fate
}

/** The day on which a waybill is accepted, with what is the same for all of that day. */
export interface DayOfDemo {
  readonly day: number
  readonly monthDay: string
  readonly fromSpring: number | null
}

const latestSameDay = 15 * 3_600
const favouriteShare = 0.3
const manyPieces = { factory: 0.07, others: 0.006 }
const insuredShare = 0.08
const codShare = 0.25
const few = 40

/** Makes one waybill. `forced`: a fate that the demo tells of. */
export function makeWaybill(
  random: Random,
  no: string,
  customer: PlannedCustomer,
  date: DayOfDemo,
  second: number,
  forced: Fate | undefined,
): MadeWaybill {
  const { trade, terms } = customer
  const line = entryAt(trade.lines, random.weighted(trade.lines.map(({ share }) => share)))
  const zone = random.weighted(line.zones)
  const charged = gramsOf(line, terms.weightFactor, random.normal())
  const isBulky = random.chance(0.3)
  const other = Math.round(charged * (0.55 + 0.4 * random.next()))
  const isSameCity = line.product === '同城即日'
  const acceptedSecond = isSameCity ? Math.min(second, latestSameDay) : second
  const journey = drawJourney(random, { product: line.product, zone, outlet: customer.outlet, second: acceptedSecond, ...date })
  const listMinor = listPriceMinor(line.product, zone, charged) + (line.product === '电商特惠' ? terms.levelMinor : 0)
  const cost = costOf(random, line.product, zone, charged, terms.costFactor)
  const surcharge = trade.pricing === 'concession' ? surchargeMinor(date.monthDay, isFestivalStretch(date.fromSpring)) : 0
  const insuredMinor = trade.pricing === 'ladder' && random.chance(insuredShare) ? random.between(2, 60) * 10_000 : null
  return {
    ...journey,
    deliveredAt: forced?.heldUntil ?? journey.deliveredAt,
    ...{ no, customer, day: date.day, product: line.product, zone },
    destination: isSameCity ? home : destinationOf(random, customer, zone),
    pieces: random.chance(trade.key === 'factory' ? manyPieces.factory : manyPieces.others) ? random.between(2, 4) : 1,
    grams: isBulky ? other : charged,
    volumetricGrams: isBulky ? charged : other,
    chargedGrams: Math.ceil(charged / (line.product === '电商特惠' ? 500 : 1_000)) * (line.product === '电商特惠' ? 500 : 1_000),
    listMinor,
    freightMinor: Math.round(listMinor * terms.discountShare - terms.concessionMinor),
    cost,
    surchargeMinor: surcharge,
    settlement: settlementOf(random, customer),
    signType: entryAt(signTypes, random.weighted(signShares[signPlace(customer)])),
    insuredMinor,
    insuranceMinor: insuredMinor === null ? null : insuranceFeeMinor(insuredMinor),
    codMinor: customer.takesCod && random.chance(codShare) ? random.between(19, 399) * 100 : null,
    fate: forced ?? drawFate(random, customer.days.length < few),
  }
}

function costOf(random: Random, product: Product, zone: number, grams: number, factor: number): MadeWaybill['cost'] {
  const model = modelCost(product, zone, grams)
  const own = factor * (0.96 + 0.08 * random.next())
  return {
    pickup: Math.round(model.pickup * own),
    linehaul: Math.round(model.linehaul * own),
    delivery: Math.round(model.delivery * own),
    sum: Math.round(costSum(model) * own),
  }
}

/** Every customer has a province in each zone to which it sends more than others do. */
function destinationOf(random: Random, customer: PlannedCustomer, zone: number): Destination {
  const ofZone = entryAt(zones, zone)
  if (random.chance(favouriteShare)) return entryAt(ofZone, (customer.id * 7 + zone) % ofZone.length)
  return entryAt(ofZone, random.weighted(entryAt(zoneShares, zone)))
}

function settlementOf(random: Random, { trade, settlement }: PlannedCustomer): string {
  // People pay at the counter, and now and then let the other side pay.
  return trade.kind === 'consumer'
    ? entryAt(trade.settlements, random.weighted(trade.settlements.map(([, share]) => share)))[0]
    : settlement
}

function signPlace({ trade }: PlannedCustomer): keyof typeof signShares {
  if (trade.key === 'office' || trade.key === 'medical' || trade.key === 'factory') return 'desk'
  return trade.pricing === 'concession' ? 'parcel' : 'home'
}
