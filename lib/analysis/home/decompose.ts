/** What customers of one kind shipped and paid, now and in the days that it is compared with. */
export interface KindChange {
  readonly kindId: number
  readonly shipments: number
  readonly revenueMinor: number
  readonly shipmentsThen: number
  readonly revenueThenMinor: number
}

export const EFFECTS = ['volume', 'price', 'mix'] as const
export type Effect = (typeof EFFECTS)[number]

/** A change in revenue taken apart; the three effects come to it exactly. Amounts in whole minor units. */
export interface Decomposition {
  readonly nowMinor: number
  readonly thenMinor: number
  readonly changeMinor: number
  readonly effects: Readonly<Record<Effect, number>>
  /** The effect that did most in the direction of the change, and the kind of customer that did most of it. */
  readonly main: { readonly effect: Effect; readonly kindId: number } | null
  /** Of each effect the kind of customer that did most of it, in its own direction; null for an effect of nothing. */
  readonly leading: Readonly<Record<Effect, number | null>>
}

/**
 * Takes a change in revenue apart. With v shipments and p revenue a shipment by kind of customer, V and P over all, 0 then and 1 now: volume = (V1 − V0)·P0 ·
 * mix = Σ v1·p0 − V1·P0 · price = Σ v1·(p1 − p0). A kind without a shipment then has its price of now, so that it is volume and mix. Each sum is rounded
 * once and the effects are differences of them, so that they come to the change exactly. Where nothing was shipped then, or now, everything is volume.
 * @source docs/formulas.md#change-in-revenue
 */
export function decompose(kinds: readonly KindChange[]): Decomposition {
  const nowMinor = Math.round(sum(kinds, ({ revenueMinor }) => revenueMinor))
  const thenMinor = Math.round(sum(kinds, ({ revenueThenMinor }) => revenueThenMinor))
  const changeMinor = nowMinor - thenMinor
  const volumeNow = sum(kinds, ({ shipments }) => shipments)
  const volumeThen = sum(kinds, ({ shipmentsThen }) => shipmentsThen)
  if (volumeNow === 0 || volumeThen === 0) {
    const effects = { volume: changeMinor, price: 0, mix: 0 }
    return { nowMinor, thenMinor, changeMinor, effects, main: null, leading: { volume: null, price: null, mix: null } }
  }
  const priceThen = thenMinor / volumeThen
  const atPriceThen = Math.round(volumeNow * priceThen)
  const atPricesThen = Math.round(sum(kinds, (kind) => kind.shipments * priceOf(kind, priceThen)))
  const effects = { volume: atPriceThen - thenMinor, mix: atPricesThen - atPriceThen, price: nowMinor - atPricesThen }
  const totals = { volumeNow, volumeThen, priceThen }
  const leader = (effect: Effect) => leaderOf(kinds, effect, Math.sign(effects[effect]), totals)
  return {
    ...{ nowMinor, thenMinor, changeMinor, effects },
    main: mainOf(kinds, effects, changeMinor, totals),
    leading: { volume: leader('volume'), price: leader('price'), mix: leader('mix') },
  }
}

/** Answers what was paid in days that are held against none, as a change of nothing. */
export function withoutComparison(kinds: readonly KindChange[]): Decomposition {
  return {
    ...{ nowMinor: Math.round(sum(kinds, ({ revenueMinor }) => revenueMinor)), thenMinor: 0, changeMinor: 0, main: null },
    ...{ effects: { volume: 0, price: 0, mix: 0 }, leading: { volume: null, price: null, mix: null } },
  }
}

/** What one kind of customer adds to a change in revenue; the two parts come to its own change exactly. Amounts in whole minor units. */
export interface PartOfKind {
  readonly kindId: number
  readonly changeMinor: number
  /** By shipments, each at the kind's own price of then. Over all kinds it comes to volume and mix. */
  readonly volumeMinor: number
  /** By the price of what is shipped now. Over all kinds it comes to price. */
  readonly priceMinor: number
}

/**
 * Takes the change of each kind apart into volume and price; without anything shipped then, or now, everything is volume. Sums over kinds are those of `decompose` but for what
 * is rounded by kind.
 * @source docs/formulas.md#change-in-revenue
 */
export function partsOfKinds(kinds: readonly KindChange[]): PartOfKind[] {
  const isVolume = [kinds.map(({ shipments }) => shipments), kinds.map(({ shipmentsThen }) => shipmentsThen)].some((counts) =>
    counts.every((count) => count === 0),
  )
  return kinds.map((kind) => {
    const changeMinor = Math.round(kind.revenueMinor) - Math.round(kind.revenueThenMinor)
    const priceMinor = isVolume ? 0 : Math.round(kind.revenueMinor - kind.shipments * priceOf(kind, 0))
    return { kindId: kind.kindId, changeMinor, volumeMinor: changeMinor - priceMinor, priceMinor }
  })
}

/** Revenue a shipment then; now where there was none then. */
function priceOf({ shipments, revenueMinor, shipmentsThen, revenueThenMinor }: KindChange, otherwise: number): number {
  if (shipmentsThen > 0) return revenueThenMinor / shipmentsThen
  return shipments > 0 ? revenueMinor / shipments : otherwise
}

interface Totals {
  volumeNow: number
  volumeThen: number
  priceThen: number
}

function mainOf(
  kinds: readonly KindChange[],
  effects: Readonly<Record<Effect, number>>,
  changeMinor: number,
  totals: Totals,
): Decomposition['main'] {
  if (changeMinor === 0) return null
  const way = Math.sign(changeMinor)
  const effect = EFFECTS.reduce((best, each) => (way * effects[each] > way * effects[best] ? each : best))
  const kindId = leaderOf(kinds, effect, way, totals)
  return kindId === null ? null : { effect, kindId }
}

/** The kind that did most of an effect in a direction: 1 up, -1 down; null for 0. */
function leaderOf(kinds: readonly KindChange[], effect: Effect, way: number, totals: Totals): number | null {
  const [first, ...others] = kinds
  if (first === undefined || way === 0) return null
  const share = (kind: KindChange) => way * shareIn(effect, kind, totals)
  return others.reduce((best, each) => (share(each) > share(best) ? each : best), first).kindId
}

/** What one kind adds to an effect; over all kinds it comes to the effect. */
function shareIn(effect: Effect, kind: KindChange, { volumeNow, volumeThen, priceThen }: Totals): number {
  const price = priceOf(kind, priceThen)
  if (effect === 'volume') return (kind.shipments - kind.shipmentsThen) * priceThen
  if (effect === 'price') return kind.revenueMinor - kind.shipments * price
  return (kind.shipments - (volumeNow * kind.shipmentsThen) / volumeThen) * (price - priceThen)
}

function sum(kinds: readonly KindChange[], of: (kind: KindChange) => number): number {
  return kinds.reduce((total, kind) => total + of(kind), 0)
}
