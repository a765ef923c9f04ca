/** Whether more of a factor should make customers more loyal. */
export type Direction = 'more' | 'less'

/** What the database measures a factor by. */
export const MEASURES = [
  ...(['connected', 'discount', 'visits', 'transit_hours', 'on_time'] as const),
  ...(['harm', 'cases', 'added', 'electronic', 'contacts'] as const),
] as const
export type Measured = (typeof MEASURES)[number]

/** The two sides of a comparison: whose loyalty stands as `loyal`, and the others whose attitude is known. */
export const SIDES = ['loyal', 'others'] as const
export type Side = (typeof SIDES)[number]

export interface LeafPlan {
  readonly key: string
  /** Null where the database knows nothing of it. */
  readonly measure: Measured | null
  readonly direction: Direction
}

const leaf = (measure: Measured, direction: Direction): LeafPlan => ({ key: measure, measure, direction })
const unmeasured = (key: string, direction: Direction): LeafPlan => ({ key, measure: null, direction })

/**
 * The tree of document 003, as features.md decodes it: loyalty ← structural ties · social and financial benefits · more total value · less total cost. Leaves without a measure
 * are named all the same.
 */
export const FACTOR_TREE = [
  { key: 'ties', leaves: [leaf('connected', 'more'), unmeasured('on_site', 'more')] },
  { key: 'benefits', leaves: [leaf('visits', 'more'), leaf('discount', 'more')] },
  {
    key: 'value',
    leaves: [
      ...[leaf('transit_hours', 'less'), leaf('on_time', 'more'), leaf('harm', 'less'), leaf('cases', 'less')],
      ...[leaf('added', 'more'), unmeasured('direct_lanes', 'more')],
    ],
  },
  {
    key: 'cost',
    leaves: [
      ...[leaf('electronic', 'more'), leaf('contacts', 'less')],
      ...[unmeasured('handover', 'less'), unmeasured('safety_stock', 'less')],
    ],
  },
] as const satisfies readonly { key: string; leaves: readonly LeafPlan[] }[]

/** A measure over some customers, each counting once. */
export interface Sample {
  readonly customers: number
  readonly mean: number | null
  /** With n − 1; null for fewer than two. */
  readonly variance: number | null
}

export interface Comparison {
  /** Mean of the loyal − mean of the others; null where either is empty. */
  readonly difference: number | null
  /** Of the difference, 95 %; null for fewer than two customers on either side. */
  readonly interval: [low: number, high: number] | null
  /** Whether the difference lies as the tree says, beyond chance · against it · neither · or too few tell. */
  readonly verdict: 'as_expected' | 'against' | 'open' | 'too_few'
}

/** The 97.5 % point of the standard normal distribution. */
const Z_95 = 1.959963984540054
/** With fewer customers on either side the normal interval says too much. */
const ENOUGH = 30

/**
 * Compares a factor of loyal customers with that of the others: the difference of the means, with a 95 % interval from both variances (Welch, by the normal distribution), and whether it lies as the tree says. It
 * shows what goes together, not what causes what.
 * @source docs/formulas.md#loyalty-tree
 */
export function compareSamples(loyal: Sample, others: Sample, direction: Direction): Comparison {
  if (loyal.mean === null || others.mean === null) return { difference: null, interval: null, verdict: 'too_few' }
  const difference = loyal.mean - others.mean
  if (loyal.variance === null || others.variance === null) return { difference, interval: null, verdict: 'too_few' }
  const half = Z_95 * Math.sqrt(loyal.variance / loyal.customers + others.variance / others.customers)
  const interval: [number, number] = [difference - half, difference + half]
  if (Math.min(loyal.customers, others.customers) < ENOUGH) return { difference, interval, verdict: 'too_few' }
  const isClear = interval[0] > 0 || interval[1] < 0
  if (!isClear) return { difference, interval, verdict: 'open' }
  return { difference, interval, verdict: difference > 0 === (direction === 'more') ? 'as_expected' : 'against' }
}
