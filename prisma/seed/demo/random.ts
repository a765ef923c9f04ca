import { normalQuantile } from './normal-quantile.ts'

const seed = 20_261_124

/** Numbers that look random and are the same at every start. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** An integer from `low` to `high`, both possible. */
  between(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  /** The place of one of some weights that sum to 1; the last for what rounding leaves over. */
  weighted(shares: readonly number[]): number
  chance(probability: number): boolean
  /** Standard normal. */
  normal(): number
  /** Lognormal with a median. */
  lognormal(median: number, sigma: number): number
}

/** Makes a generator for one topic, and one of its keys: parts of the demo draw from generators of their own, so that another part moves none of them. */
export function makeRandom(topic: string, key = 0): Random {
  let state = hashOf(`${topic} ${key}`)
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const normal = () => normalQuantile(Math.max(next(), 1e-9))
  return {
    next,
    normal,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (items) => entryAt(items, Math.floor(next() * items.length)),
    weighted: (shares) => placeOf(shares, next()),
    chance: (probability) => next() < probability,
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
  }
}

/** Answers the entry of a list that must have it. */
export function entryAt<T>(items: readonly T[], place: number): T {
  const item = items[place]
  if (item === undefined) throw new Error(`the demo has no entry ${place} of ${items.length}`)
  return item
}

/** Answers the items in an order by lot. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const order = [...items]
  for (let place = order.length - 1; place > 0; place -= 1) {
    const other = random.between(0, place)
    const kept = entryAt(order, place)
    order[place] = entryAt(order, other)
    order[other] = kept
  }
  return order
}

function placeOf(shares: readonly number[], drawn: number): number {
  let rest = drawn
  for (let place = 0; place < shares.length; place += 1) {
    rest -= shares[place] ?? 0
    if (rest < 0) return place
  }
  return shares.length - 1
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 2_166_136_261 ^ seed
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 16_777_619)
  return hash >>> 0
}
