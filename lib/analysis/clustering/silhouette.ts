import type { Points } from './k-means.ts'
import { countOf, squaredDistance } from './k-means.ts'

/**
 * Answers how well points lie in their clusters, −1 to 1: the mean of (b − a) ÷ max(a, b) over the points, a the mean distance from the others of its cluster, b from those of the nearest other one; 0 for a
 * point alone in its cluster. Every pair of points is looked at, so that it is for a sample of a few thousand. Null for a single cluster.
 * @source docs/formulas.md#clusters
 */
export function silhouetteOf(points: Points, labels: Uint8Array, clusters: number): number | null {
  const count = countOf(points)
  if (clusters < 2 || count === 0) return null
  const sums = distanceSums(points, labels, clusters)
  const sizes = new Float64Array(clusters)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  let total = 0
  for (let point = 0; point < count; point += 1) {
    const own = labels[point] ?? 0
    const others = (sizes[own] ?? 0) - 1
    if (others === 0) continue
    const within = (sums[point * clusters + own] ?? 0) / others
    let beside = Number.POSITIVE_INFINITY
    for (let cluster = 0; cluster < clusters; cluster += 1) {
      const size = sizes[cluster] ?? 0
      if (cluster !== own && size > 0) beside = Math.min(beside, (sums[point * clusters + cluster] ?? 0) / size)
    }
    const larger = Math.max(within, beside)
    if (larger > 0 && Number.isFinite(beside)) total += (beside - within) / larger
  }
  return total / count
}

/** Of each point, Σ of its distances from the points of each cluster. */
function distanceSums({ dimensions, values }: Points, labels: Uint8Array, clusters: number): Float64Array {
  const sums = new Float64Array(labels.length * clusters)
  for (let one = 0; one < labels.length; one += 1)
    for (let other = one + 1; other < labels.length; other += 1) {
      const distance = Math.sqrt(squaredDistance(values, one * dimensions, values, other * dimensions, dimensions))
      const atOne = one * clusters + (labels[other] ?? 0)
      const atOther = other * clusters + (labels[one] ?? 0)
      sums[atOne] = (sums[atOne] ?? 0) + distance
      sums[atOther] = (sums[atOther] ?? 0) + distance
    }
  return sums
}
