import type { Ranking } from './ranking.ts'

export interface ClassSummary {
  readonly class: string
  readonly customers: number
  readonly value: number
  /** The share of the total of positive values; null where shares mean nothing. */
  readonly valueShare: number | null
}

export interface Summary {
  readonly classes: readonly ClassSummary[]
  readonly totalValue: number
  readonly customers: number
}

interface Classified {
  readonly classNames: readonly string[]
  readonly classCodes: Uint16Array
  readonly values: Float64Array
  readonly ranking: Pick<Ranking, 'order' | 'positiveTotal' | 'share'>
}

/** Beyond so many possible classes (125 of RFM) only those are listed that somebody is in. */
const LISTED_WHEN_EMPTY = 20

/**
 * Adds up the customers, values and shares of each class. Values may be negative and lower the total; shares are of the positive values only, and add up to 1
 * over the classes. Values are added in falling order, so that the order of the customers does not matter.
 * @source docs/formulas.md#rank-and-share
 */
export function summarise(classified: Classified): Summary {
  const { classNames, classCodes, values, ranking } = classified
  const customers = new Float64Array(classNames.length)
  const value = new Float64Array(classNames.length)
  const positive = new Float64Array(classNames.length)
  for (const position of ranking.order) {
    const code = classCodes[position] ?? 0
    const own = values[position] ?? 0
    customers[code] = (customers[code] ?? 0) + 1
    value[code] = (value[code] ?? 0) + own
    if (own > 0) positive[code] = (positive[code] ?? 0) + own
  }
  const hasShares = ranking.order.length > 0 && !Number.isNaN(ranking.share[0] ?? Number.NaN)
  const all = classNames.map((name, code) => ({
    class: name,
    customers: customers[code] ?? 0,
    value: value[code] ?? 0,
    valueShare: hasShares ? (positive[code] ?? 0) / ranking.positiveTotal : null,
  }))
  return {
    classes: all.length > LISTED_WHEN_EMPTY ? all.filter((entry) => entry.customers > 0) : all,
    totalValue: all.reduce((sum, entry) => sum + entry.value, 0),
    customers: ranking.order.length,
  }
}
