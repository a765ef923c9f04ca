import type { Product } from './prices.ts'

/** A part of what a trade sends: by which product, how far, and how heavy. */
export interface ProductLine {
  readonly product: Product
  readonly share: number
  /** Shares of the five zones, the near ones first. */
  readonly zones: readonly number[]
  /** Charged weight: lognormal around a median, cut off at both ends; grams. */
  readonly medianGrams: number
  readonly sigma: number
  readonly leastGrams: number
  readonly mostGrams: number
}

const everywhere = [0.38, 0.4, 0.17, 0.03, 0.02]
/** What spoils, and what is heavy, stays near. */
const near = [0.85, 0.13, 0.02, 0, 0]
const heavyZones = [0.62, 0.3, 0.08, 0, 0]
/** People send to their families. */
const families = [0.42, 0.38, 0.16, 0.025, 0.015]
const sameCity = [1, 0, 0, 0, 0]

const line = (product: Product, share: number, zones: readonly number[], medianGrams: number, sigma: number): ProductLine => ({
  ...{ product, share, zones, medianGrams, sigma, leastGrams: 80, mostGrams: 30_000 },
})
/** What weighs more than 3 kg does not go by the products for documents and samples. */
const light = { mostGrams: 3_000 }

export const commerceLines = [line('电商特惠', 1, everywhere, 630, 0.7)]
export const factoryLines = [
  { ...line('标快', 0.68, everywhere, 800, 0.6), ...light },
  { ...line('特快', 0.1, everywhere, 600, 0.6), ...light },
  { ...line('重货', 0.22, heavyZones, 12_000, 0.75), leastGrams: 3_100, mostGrams: 80_000 },
]
export const officeLines = [
  line('标快', 0.7, everywhere, 330, 0.6),
  line('特快', 0.18, everywhere, 330, 0.6),
  line('同城即日', 0.12, sameCity, 330, 0.6),
]
export const medicalLines = [
  line('特快', 0.6, everywhere, 700, 0.6),
  line('标快', 0.2, everywhere, 700, 0.6),
  line('同城即日', 0.2, sameCity, 700, 0.6),
]
export const freshLines = [line('特快', 0.5, near, 3_200, 0.5), line('标快', 0.5, near, 3_200, 0.5)]
export const channelLines = [line('电商特惠', 0.8, everywhere, 630, 0.7), line('标快', 0.2, everywhere, 700, 0.6)]
export const consumerLines = [line('标快', 1, families, 450, 0.5)]
