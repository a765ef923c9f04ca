/** What customers can be clustered by, in the order in which names have them. */
export const CLUSTER_MEASURES = [
  ...(['revenue', 'margin', 'pieces', 'shipments', 'shipping_days', 'recency', 'years'] as const),
  ...(['true_profit', 'growth_12', 'median_gap', 'on_time_rate', 'damaged', 'complaints'] as const),
] as const
export type ClusterMeasure = (typeof CLUSTER_MEASURES)[number]

const LETTERS: Readonly<Record<ClusterMeasure, string>> = {
  ...{ revenue: 'r', margin: 'm', pieces: 'p', shipments: 's', shipping_days: 'd', recency: 't', years: 'y' },
  ...{ true_profit: 'f', growth_12: 'w', median_gap: 'g', on_time_rate: 'o', damaged: 'b', complaints: 'c' },
}
const LEVELS = ['h', 'm', 'l'] as const
export type ClusterLevel = (typeof LEVELS)[number]

/** Half a standard deviation above and below the mean. */
const FAR = 0.5
/** No more clusters than these, so no more of the same name. */
export const MOST_CLUSTERS = 9

/** One part of the name of a cluster: of which measure its centroid has much or little. */
export interface ClusterPart {
  readonly measure: ClusterMeasure
  readonly level: 'h' | 'l'
}

function levelOf(coordinate: number): ClusterLevel {
  return coordinate >= FAR ? 'h' : coordinate <= -FAR ? 'l' : 'm'
}

/**
 * Names clusters by their centroids, given in standard deviations from the mean of all: each measure is high from half a one above, low from half a one below, else in the middle, such as `rh_dm_tl`. Of
 * clusters of one name the second on are numbered, in their order.
 */
export function clusterNames(measures: readonly ClusterMeasure[], centroids: readonly (readonly number[])[]): string[] {
  const given = new Map<string, number>()
  return centroids.map((centroid) => {
    const name = measures.map((measure, place) => `${LETTERS[measure]}${levelOf(centroid[place] ?? 0)}`).join('_')
    const count = (given.get(name) ?? 0) + 1
    given.set(name, count)
    return count === 1 ? name : `${name}_${count}`
  })
}

/** Answers every name that clusters by some measures can have. */
export function possibleNames(measures: readonly ClusterMeasure[]): string[] {
  const patterns = measures.reduce<string[]>(
    (found, measure) =>
      found.flatMap((name) => LEVELS.map((level) => `${name}${name === '' ? '' : '_'}${LETTERS[measure]}${level}`)),
    [''],
  )
  const numbers = Array.from({ length: MOST_CLUSTERS }, (_, place) => place + 1)
  return patterns.flatMap((name) => numbers.map((number) => (number === 1 ? name : `${name}_${number}`)))
}

/** Reads the name of a cluster: what its centroid has much or little of, and its number where several share the name. Null for what is no such name. */
export function readClusterName(name: string): { parts: ClusterPart[]; number: number } | null {
  const parts: ClusterPart[] = []
  let number = 1
  for (const piece of name.split('_')) {
    const measure = CLUSTER_MEASURES.find((each) => LETTERS[each] === piece[0])
    const level = LEVELS.find((each) => each === piece[1])
    if (/^\d$/.test(piece)) number = Number(piece)
    else if (measure === undefined || level === undefined || piece.length !== 2) return null
    else if (level !== 'm') parts.push({ measure, level })
  }
  return { parts, number }
}
