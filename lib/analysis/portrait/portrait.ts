import { ratioOrNull } from '#lib/core/ratio'
import type { Payer } from '#lib/records/waybills/parties'
import { PAYERS, payerOf } from '#lib/records/waybills/parties'

/** Upper ends of the weight bands in grams, each inside its band; the last band has none. As price lists of the trade cut them. */
export const BAND_ENDS_GRAMS = [500, 1_000, 2_000, 3_000, 5_000, 10_000] as const

/** So many lanes and products are told apart; the rest are one. */
const MOST_PARTS = 6

/** One part of what a customer ships: how many shipments, and their share of all. */
export interface Part<Key> {
  key: Key
  count: number
  /** 0–1. */
  share: number
}

/** What one party paid; null stands for waybills whose way of settlement is not known. */
export interface PayerPart extends Part<Payer | null> {
  /** Freight in minor units of the company's currency. */
  freightMinor: number
  /** Its share of all freight that is known, 0–1; null without any. */
  freightShare: number | null
}

export interface Lane {
  /** A province of GB/T 2260 (330000) where the region lies in one, else as it came; null when unknown. */
  from: string | null
  to: string | null
}

/** What a customer ships, from where to where, how heavy and when. The parts of each view add up to all shipments. */
export interface Portrait {
  shipments: number
  /** Those with most shipments; null stands for all the others. */
  lanes: Part<Lane | null>[]
  products: Part<string | null>[]
  /** In the order of weight, the unknown last: place among `BAND_ENDS_GRAMS`, one more than the last for what is heavier. */
  bands: Part<number | null>[]
  /** Who paid: shipper, consignee, third party, and the unknown last. */
  payers: PayerPart[]
  /** Shipments whose freight is not known in the company's currency. */
  unpriced: number
  /** By the hour of acceptance in company time, 0 to 23. */
  hours: number[]
  /** Accepted at a time that is not known: a day alone was given. */
  withoutHour: number
}

/** A group of shipments as it was counted; of the five views only one is named. */
export interface Group {
  view: 'lane' | 'product' | 'band' | 'hour' | 'settlement'
  from: string | null
  to: string | null
  product: string | null
  band: number | null
  hour: number | null
  settlement: string | null
  count: number
  freightMinor: number
  unpriced: number
}

const hoursOfDay = 24

/**
 * Answers the portrait of counted shipments: the largest lanes and products with the others taken together, all weight bands, and the hours.
 * @source docs/formulas.md#portrait
 */
export function portraitOf(groups: readonly Group[]): Portrait {
  const of = (view: Group['view']) => groups.filter((group) => group.view === view)
  const shipments = of('hour').reduce((sum, { count }) => sum + count, 0)
  const hours = Array.from({ length: hoursOfDay }, () => 0)
  for (const { hour, count } of of('hour')) if (hour !== null) hours[hour] = (hours[hour] ?? 0) + count
  const parts = <Key>(view: Group['view'], keyOf: (group: Group) => Key) =>
    of(view)
      .map((group) => ({ key: keyOf(group), count: group.count, share: ratioOrNull(group.count, shipments) ?? 0 }))
      .sort((left, right) => right.count - left.count)
  return {
    shipments,
    lanes: largest(
      parts('lane', ({ from, to }): Lane => ({ from, to })),
      shipments,
    ),
    products: largest(
      parts('product', ({ product }) => product ?? ''),
      shipments,
    ),
    bands: parts('band', ({ band }) => band).sort((left, right) => (left.key ?? Infinity) - (right.key ?? Infinity)),
    payers: payersOf(of('settlement'), shipments),
    unpriced: of('settlement').reduce((sum, { unpriced }) => sum + unpriced, 0),
    hours,
    withoutHour: shipments - hours.reduce((sum, count) => sum + count, 0),
  }
}

function payersOf(groups: readonly Group[], shipments: number): PayerPart[] {
  const freight = groups.reduce((sum, { freightMinor }) => sum + freightMinor, 0)
  return [...PAYERS, null].flatMap((key) => {
    const own = groups.filter(({ settlement }) => payerOf(settlement) === key)
    const count = own.reduce((sum, group) => sum + group.count, 0)
    const freightMinor = own.reduce((sum, group) => sum + group.freightMinor, 0)
    const share = ratioOrNull(count, shipments) ?? 0
    return count === 0 ? [] : [{ key, count, share, freightMinor, freightShare: ratioOrNull(freightMinor, freight) }]
  })
}

function largest<Key>(parts: readonly Part<Key>[], shipments: number): Part<Key | null>[] {
  if (parts.length <= MOST_PARTS + 1) return [...parts]
  const count = parts.slice(MOST_PARTS).reduce((sum, part) => sum + part.count, 0)
  return [...parts.slice(0, MOST_PARTS), { key: null, count, share: ratioOrNull(count, shipments) ?? 0 }]
}
