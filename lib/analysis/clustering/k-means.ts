/** Points of so many dimensions, one after the other in one array. */
export interface Points {
  readonly dimensions: number
  readonly values: Float64Array
}

export interface Clustering {
  /** One after the other, as many dimensions as the points have. */
  readonly centroids: Float64Array
  /** Of each point, the place of its centroid. */
  readonly labels: Uint8Array
  /** Σ of the squared distances of the points from their centroids. */
  readonly withinSum: number
}

const MOST_STEPS = 300

/** Answers how many points there are. */
export function countOf({ dimensions, values }: Points): number {
  return dimensions === 0 ? 0 : values.length / dimensions
}

/**
 * Divides points into so many clusters with the least Σ of squared distances from their means that some restarts find: k-means++ draws the first centroids, Lloyd's steps move them until nothing changes.
 * The draws come of a fixed seed, so the same points in the same order give the same clusters. A cluster that loses all its points takes the one that lies farthest from its own.
 * @source docs/formulas.md#clusters
 */
export function kMeans(points: Points, clusters: number, restarts: number): Clustering {
  const random = seeded(clusters)
  let best: Clustering | null = null
  for (let restart = 0; restart < restarts; restart += 1) {
    const found = lloyd(points, drawCentroids(points, clusters, random), MOST_STEPS)
    if (best === null || found.withinSum < best.withinSum) best = found
  }
  return best ?? { centroids: new Float64Array(), labels: new Uint8Array(), withinSum: 0 }
}

/** Moves centroids to the means of the points next to them, until nothing changes or the steps are used up. */
export function lloyd(points: Points, start: Float64Array, steps: number): Clustering {
  const centroids = Float64Array.from(start)
  const labels = new Uint8Array(countOf(points))
  let withinSum = assignAll(points, centroids, labels)
  for (let step = 0; step < steps; step += 1) {
    moveToMeans(points, centroids, labels)
    const next = assignAll(points, centroids, labels)
    const isDone = next >= withinSum
    withinSum = next
    if (isDone) break
  }
  return { centroids, labels, withinSum }
}

/** Answers the place of the centroid that lies nearest to one point of `values`, the first of equals. */
export function nearest(values: ArrayLike<number>, offset: number, centroids: ArrayLike<number>, dimensions: number): number {
  let place = 0
  let least = Number.POSITIVE_INFINITY
  for (let start = 0, at = 0; start < centroids.length; start += dimensions, at += 1) {
    let sum = 0
    for (let dimension = 0; dimension < dimensions; dimension += 1) {
      const difference = (values[offset + dimension] ?? 0) - (centroids[start + dimension] ?? 0)
      sum += difference * difference
    }
    if (sum < least) {
      least = sum
      place = at
    }
  }
  return place
}

/** Answers the squared distance of one point from one centroid. */
export function squaredDistance(
  left: ArrayLike<number>,
  leftAt: number,
  right: ArrayLike<number>,
  rightAt: number,
  dimensions: number,
): number {
  let sum = 0
  for (let dimension = 0; dimension < dimensions; dimension += 1) {
    const difference = (left[leftAt + dimension] ?? 0) - (right[rightAt + dimension] ?? 0)
    sum += difference * difference
  }
  return sum
}

function assignAll({ dimensions, values }: Points, centroids: Float64Array, labels: Uint8Array): number {
  let withinSum = 0
  for (let point = 0, offset = 0; point < labels.length; point += 1, offset += dimensions) {
    const label = nearest(values, offset, centroids, dimensions)
    labels[point] = label
    withinSum += squaredDistance(values, offset, centroids, label * dimensions, dimensions)
  }
  return withinSum
}

function moveToMeans({ dimensions, values }: Points, centroids: Float64Array, labels: Uint8Array): void {
  const sums = new Float64Array(centroids.length)
  const counts = new Float64Array(centroids.length / dimensions)
  for (let point = 0, offset = 0; point < labels.length; point += 1, offset += dimensions) {
    const label = labels[point] ?? 0
    counts[label] = (counts[label] ?? 0) + 1
    for (let dimension = 0; dimension < dimensions; dimension += 1) {
      const at = label * dimensions + dimension
      sums[at] = (sums[at] ?? 0) + (values[offset + dimension] ?? 0)
    }
  }
  counts.forEach((count, label) => {
    const start = label * dimensions
    const lost = count === 0 ? farthest({ dimensions, values }, centroids, labels) * dimensions : 0
    for (let dimension = 0; dimension < dimensions; dimension += 1)
      centroids[start + dimension] = count === 0 ? (values[lost + dimension] ?? 0) : (sums[start + dimension] ?? 0) / count
  })
}

function farthest({ dimensions, values }: Points, centroids: Float64Array, labels: Uint8Array): number {
  let found = 0
  let most = -1
  labels.forEach((label, point) => {
    const distance = squaredDistance(values, point * dimensions, centroids, label * dimensions, dimensions)
    if (distance > most) {
      most = distance
      found = point
    }
  })
  return found
}

/**
 * Draws points as first centroids, each with a chance that grows with its squared distance from those drawn before (Arthur & Vassilvitskii 2007); of a few draws the one is kept that leaves the least
 * distances.
 */
function drawCentroids(points: Points, clusters: number, random: () => number): Float64Array {
  const { dimensions, values } = points
  const centroids = new Float64Array(clusters * dimensions)
  const draws = 2 + Math.floor(Math.log(clusters))
  let left: Left = { distances: new Float64Array(countOf(points)).fill(1), total: countOf(points) }
  for (let cluster = 0; cluster < clusters; cluster += 1) {
    let best: (Left & { point: number }) | null = null
    for (let draw = 0; draw < (cluster === 0 ? 1 : draws); draw += 1) {
      const point = placeOf(left.distances, random() * left.total)
      const after = distancesAfter(points, point, cluster === 0 ? null : left.distances)
      if (best === null || after.total < best.total) best = { ...after, point }
    }
    if (best === null) break
    centroids.set(values.subarray(best.point * dimensions, (best.point + 1) * dimensions), cluster * dimensions)
    left = best
  }
  return centroids
}

/** The squared distance of every point from the nearest centroid, and Σ of them. */
interface Left {
  readonly distances: Float64Array
  readonly total: number
}

function distancesAfter({ dimensions, values }: Points, drawn: number, before: Float64Array | null): Left {
  const distances = new Float64Array(values.length / dimensions)
  let total = 0
  for (let point = 0; point < distances.length; point += 1) {
    const own = squaredDistance(values, point * dimensions, values, drawn * dimensions, dimensions)
    const distance = before === null ? own : Math.min(own, before[point] ?? own)
    distances[point] = distance
    total += distance
  }
  return { distances, total }
}

/** The first place up to which the values add up to more than a sum; the last one with a value where they never do. */
function placeOf(values: Float64Array, sum: number): number {
  let left = sum
  let last = 0
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? 0
    if (value > 0) last = place
    left -= value
    if (left < 0 && value > 0) return place
  }
  return last
}

/** Numbers from 0 to 1 that look drawn and are always the same (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
