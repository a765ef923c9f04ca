import type { Day } from '#lib/core/day'
import { FirmNames } from '../names/firms.ts'
import { accountNumber } from '../names/identity.ts'
import { outletId } from '../people/tree.ts'
import type { Random } from '../random.ts'
import { entryAt, makeRandom, shuffled } from '../random.ts'
import type { Settlement } from '../recipe/trades.ts'
import { allotShipments } from '../shipments/allot.ts'
import type { DemoSize } from '../size.ts'
import { scaleOf } from '../size.ts'
import { allCast, castAt } from '../stories/cast.ts'
import type { Timeline } from '../timeline.ts'
import type { ExpectedClass } from './classes.ts'
import { expectClasses } from './classes.ts'
import type { Identity } from './identity.ts'
import { identify } from './identity.ts'
import { planMargins } from './margins.ts'
import { ownerOf } from './owners.ts'
import { sinceOf } from './since.ts'
import type { PlannedVolume } from './states.ts'
import { planStates } from './states.ts'
import type { Terms } from './terms.ts'
import { findTerms } from './terms.ts'
import { planVolumes } from './volumes.ts'
import { wantedPrices } from './wanted-prices.ts'

/** A customer of the recipe with all that is decided of it before anything is stored. */
export interface PlannedCustomer extends PlannedVolume, Identity {
  readonly id: number
  /** The class that the recipe makes likely; null for those that do not ship. */
  readonly expectedClass: ExpectedClass | null
  readonly terms: Terms
  readonly outletId: number
  readonly owner: string | null
  readonly since: Day | null
  readonly settlement: Settlement
  readonly accountNo: string | null
  /** Whether it has its consignees pay at the door. */
  readonly takesCod: boolean
  /** The days of its waybills, ascending. */
  readonly days: Uint16Array
}

/** Plans the customers of the recipe, in the order of their ids. The same size and end give the same customers. */
export function planCustomers(size: DemoSize, timeline: Timeline): PlannedCustomer[] {
  const volumes = planStates(size, timeline, planVolumes(size))
  const days = allotShipments(size, timeline, volumes)
  const terms = planTerms(size, volumes, days)
  const ids = idsByLot(volumes.length)
  const identities = nameAll(volumes, ids)
  const byRevenue = volumes.filter(isShipping).toSorted((a, b) => b.yuanMonth - a.yuanMonth)
  const classes = expectClasses(byRevenue)
  const places = new Map(byRevenue.map((volume, place) => [volume, place]))
  return volumes
    .map((volume, index) => {
      const random = makeRandom(`customer ${volume.trade.key}`, volume.rank)
      const identity = entryAt(identities, index)
      const standing = { place: places.get(volume) ?? volumes.length, shippers: byRevenue.length }
      return {
        ...volume,
        ...identity,
        id: entryAt(ids, index),
        expectedClass: classes.get(volume) ?? null,
        terms: entryAt(terms, index),
        outletId: outletId(identity.outlet),
        owner: ownerOf(random, volume, identity.outlet, standing),
        since: sinceOf(random, timeline, volume),
        ...billing(random, volume, entryAt(ids, index)),
        days: entryAt(days, index),
      }
    })
    .toSorted((a, b) => a.id - b.id)
}

const codShare = 0.05

/** Those of the cast have accounts: with what they send nobody pays in advance. */
function billing(
  random: Random,
  { trade, rank }: PlannedVolume,
  id: number,
): Pick<PlannedCustomer, 'settlement' | 'accountNo' | 'takesCod'> {
  const [drawn] = entryAt(trade.settlements, random.weighted(trade.settlements.map(([, share]) => share)))
  const settlement = castAt(trade.key, rank) !== null && trade.kind !== 'consumer' ? 'monthly' : drawn
  const accountNo = settlement === 'monthly' ? accountNumber(id) : null
  return { settlement, accountNo, takesCod: trade.key === 'commerce' && random.chance(codShare) }
}

const isShipping = ({ state }: PlannedVolume) => state === 'shipping'

/** Ids tell nothing: neither trades nor sizes stand together in a list by id. */
function idsByLot(count: number): number[] {
  return shuffled(
    makeRandom('ids'),
    Array.from({ length: count }, (_, place) => place + 1),
  )
}

/** Larger ones are named first, so that a group's brand stands before its members are named. */
function nameAll(volumes: readonly PlannedVolume[], ids: readonly number[]): Identity[] {
  const names = new FirmNames(allCast.map(({ name }) => name))
  const brands = new Map<string, string>()
  return volumes.map((volume, index) => identify(volume, entryAt(ids, index), names, brands))
}

function planTerms(size: DemoSize, volumes: readonly PlannedVolume[], days: readonly Uint16Array[]): Terms[] {
  const margins = planMargins(size.customers, volumes.filter(isShipping))
  const prices = new Map<PlannedVolume, number>()
  for (const trade of new Set(volumes.map((volume) => volume.trade))) {
    const ofTrade = volumes.filter((volume) => volume.trade === trade && isShipping(volume))
    const wanted = wantedPrices(
      trade,
      ofTrade.map(({ fullMonth }) => fullMonth),
    )
    for (const [place, price] of wanted.entries()) prices.set(entryAt(ofTrade, place), price)
  }
  return volumes.map((volume, index) => {
    const { trade, rank } = volume
    const fullMonth = isShipping(volume) ? volume.fullMonth : monthOfLost(volume, entryAt(days, index)) * scaleOf(size)
    return findTerms({
      ...{ trade, key: rank, fullMonth, yuanMonth: (fullMonth * trade.priceMinor) / 100 },
      priceMinor: prices.get(volume) ?? trade.priceMinor,
      margin: margins.get(volume) ?? trade.margin,
    })
  })
}

const daysOfMonth = 365.25 / 12

/** What one that was lost sent a month while it shipped. */
function monthOfLost({ course }: PlannedVolume, days: Uint16Array): number {
  if (course === null) return 0
  return days.length / Math.max(1, (course.to - course.from) / daysOfMonth)
}
