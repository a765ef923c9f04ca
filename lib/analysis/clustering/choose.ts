import type { Steps } from '#lib/core/steps'
import { descendingOrder } from '../classification/order.ts'
import type { Points } from './k-means.ts'
import { countOf, kMeans, lloyd } from './k-means.ts'
import { silhouetteOf } from './silhouette.ts'

/** Pairs of points are looked at to choose their number, all points of a sample to place the centroids, everybody to settle them. */
const CHOOSING_SAMPLE = 1_500
const PLACING_SAMPLE = 10_000
const RESTARTS = 30
const SETTLING_STEPS = 15

export interface Tried {
  readonly clusters: number
  readonly silhouette: number
}

export interface ChosenClusters {
  readonly centroids: Float64Array
  /** Every number of clusters that was tried, with how well it parts the sample; empty where the number was given. */
  readonly tried: readonly Tried[]
  /** How many customers were looked at to choose the number. */
  readonly sample: number
}

/**
 * Answers clusters of points that stand in `sortedPoints`: as many as are given, or the number from 2 to `most` with the largest silhouette over a sample, the smaller of equals. Never more than there are
 * different points; one where all are alike, none for nobody.
 */
export function* chooseClusters(points: Points, wanted: number | 'auto', most: number): Steps<ChosenClusters> {
  const different = countDifferent(points, Math.max(most, wanted === 'auto' ? 0 : wanted) + 1)
  const sample = sampleOf(points, CHOOSING_SAMPLE)
  if (different <= 1)
    return { centroids: points.values.slice(0, different * points.dimensions), tried: [], sample: countOf(sample) }
  if (wanted !== 'auto') return { ...(yield* placed(points, Math.min(wanted, different))), tried: [], sample: 0 }
  const tried: Tried[] = []
  for (let clusters = 2; clusters <= Math.min(most, countDifferent(sample, most + 1)); clusters += 1) {
    const { labels } = kMeans(sample, clusters, RESTARTS)
    tried.push({ clusters, silhouette: silhouetteOf(sample, labels, clusters) ?? 0 })
    yield
  }
  const best = tried.reduce((found, each) => (each.silhouette > found.silhouette ? each : found), tried[0] ?? none)
  return { ...(yield* placed(points, best.clusters)), tried, sample: countOf(sample) }
}

const none: Tried = { clusters: 1, silhouette: 0 }

function* placed(points: Points, clusters: number): Steps<{ centroids: Float64Array }> {
  const sample = sampleOf(points, PLACING_SAMPLE)
  const { centroids } = kMeans(sample, clusters, RESTARTS)
  yield
  return { centroids: sample === points ? centroids : lloyd(points, centroids, SETTLING_STEPS).centroids }
}

/** Points at even steps through all of them; all where they are few. */
function sampleOf(points: Points, size: number): Points {
  const count = countOf(points)
  if (count <= size) return points
  const { dimensions, values } = points
  const taken = new Float64Array(size * dimensions)
  for (let place = 0; place < size; place += 1) {
    const from = Math.floor((place * count) / size) * dimensions
    taken.set(values.subarray(from, from + dimensions), place * dimensions)
  }
  return { dimensions, values: taken }
}

/** How many different points there are among sorted ones, up to a limit. */
function countDifferent({ dimensions, values }: Points, limit: number): number {
  let found = values.length === 0 ? 0 : 1
  for (let offset = dimensions; offset < values.length && found < limit; offset += dimensions)
    for (let dimension = 0; dimension < dimensions; dimension += 1)
      if (values[offset + dimension] !== values[offset + dimension - dimensions]) {
        found += 1
        break
      }
  return found
}

/** Puts the coordinates of customers together as points, from the largest to the smallest, so that whoever comes first among the customers changes nothing. */
export function sortedPoints(columns: readonly Float64Array[]): Points {
  const dimensions = columns.length
  const count = columns[0]?.length ?? 0
  let order = Uint32Array.from({ length: count }, (_, position) => position)
  for (const column of [...columns].reverse()) {
    const values = new Float64Array(count)
    for (let place = 0; place < count; place += 1) values[place] = column[order[place] ?? 0] ?? 0
    const before = order
    order = descendingOrder(values).map((place) => before[place] ?? 0)
  }
  const values = new Float64Array(count * dimensions)
  columns.forEach((column, dimension) => {
    for (let place = 0; place < count; place += 1) values[place * dimensions + dimension] = column[order[place] ?? 0] ?? 0
  })
  return { dimensions, values }
}
