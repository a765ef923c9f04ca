import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseClusters, sortedPoints } from '#lib/analysis/clustering/choose'
import { kMeans } from '#lib/analysis/clustering/k-means'
import { coordinateOf, fitLogScale, valueAt } from '#lib/analysis/clustering/log-scale'
import { silhouetteOf } from '#lib/analysis/clustering/silhouette'
import { atOnce } from '#lib/core/steps'
import { iris } from '../iris.ts'

const flowers = { dimensions: 4, values: Float64Array.from(iris, (tenths) => tenths / 10) }
const sizes = (labels: Uint8Array) =>
  [...Map.groupBy(labels, (label) => label).values()].map((group) => group.length).sort((left, right) => left - right)

describe('k-means', () => {
  // The least sums known of Fisher's iris; 78.85 for three is in every textbook. By scikit-learn 1.9.1, KMeans of 50 starts, as here, and silhouette_score.
  test.each([
    [2, 152.3479517603579, 0.6810461692117462, [53, 97]],
    [3, 78.851441426146, 0.5528190123564095, [38, 50, 62]],
    [4, 57.22847321428572, 0.49805050499728737, [28, 32, 40, 50]],
  ])('of the iris in %i clusters finds the known sum, sizes and silhouette', (clusters, sum, silhouette, expected) => {
    const { labels, withinSum } = kMeans(flowers, clusters, 50)
    expect(withinSum).toBeCloseTo(sum, 9)
    expect(sizes(labels)).toEqual(expected)
    expect(silhouetteOf(flowers, labels, clusters)).toBeCloseTo(silhouette, 12)
  })

  test('chooses two clusters for the iris, as the silhouette does', () => {
    const found = atOnce(chooseClusters(flowers, 'auto', 8))
    expect(found.tried.map(({ clusters }) => clusters)).toEqual([2, 3, 4, 5, 6, 7, 8])
    expect([found.centroids.length / 4, found.sample]).toEqual([2, 150])
    expect(atOnce(chooseClusters(flowers, 3, 8))).toMatchObject({ tried: [] })
    expect(atOnce(chooseClusters(flowers, 3, 8)).centroids).toHaveLength(12)
  })

  test('every point is labelled with its nearest centroid, and centroids are the means of their points', () => {
    const coordinates = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 6, maxLength: 60 })
    fc.assert(
      fc.property(coordinates, fc.integer({ min: 1, max: 3 }), (given, clusters) => {
        const values = Float64Array.from(given.slice(0, given.length - (given.length % 2)))
        const { centroids, labels } = kMeans({ dimensions: 2, values }, clusters, 3)
        labels.forEach((label, point) => {
          const distance = (cluster: number) =>
            ((values[2 * point] ?? 0) - (centroids[2 * cluster] ?? 0)) ** 2 +
            ((values[2 * point + 1] ?? 0) - (centroids[2 * cluster + 1] ?? 0)) ** 2
          for (let cluster = 0; cluster < clusters; cluster += 1)
            expect(distance(label)).toBeLessThanOrEqual(distance(cluster) + 1e-9)
        })
      }),
    )
  })

  test('is the same for points in any order once they are sorted', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(pairs, (given) => {
        const points = (rows: readonly (readonly [number, number])[]) =>
          sortedPoints([Float64Array.from(rows, ([x]) => x), Float64Array.from(rows, ([, y]) => y)])
        const sorted = points(given)
        expect(points([...given].reverse())).toEqual(sorted)
        const byHand = [...given].sort(([x, y], [a, b]) => a - x || b - y)
        expect(Array.from(sorted.values)).toEqual(byHand.flat())
      }),
    )
  })

  test('of nobody is none, of all alike one, and never more than there are different points', () => {
    const alike = { dimensions: 2, values: Float64Array.of(3, 4, 3, 4, 3, 4) }
    expect(atOnce(chooseClusters({ dimensions: 2, values: new Float64Array() }, 'auto', 8)).centroids).toHaveLength(0)
    expect(Array.from(atOnce(chooseClusters(alike, 'auto', 8)).centroids)).toEqual([3, 4])
    expect(Array.from(atOnce(chooseClusters(alike, 5, 8)).centroids)).toEqual([3, 4])
    const two = { dimensions: 1, values: Float64Array.of(9, 9, 1) }
    expect([...atOnce(chooseClusters(two, 4, 8)).centroids].sort()).toEqual([1, 9])
    expect([...atOnce(chooseClusters(two, 'auto', 8)).centroids].sort()).toEqual([1, 9])
  })

  test('a silhouette needs two clusters, and a point alone adds nothing', () => {
    const points = { dimensions: 1, values: Float64Array.of(0, 1, 10) }
    expect(silhouetteOf(points, Uint8Array.of(0, 0, 0), 1)).toBeNull()
    // By hand: 0 has a = 1, b = 10: 0.9; 1 has a = 1, b = 9: 8 ÷ 9; 10 is alone.
    expect(silhouetteOf(points, Uint8Array.of(0, 0, 1), 2)).toBeCloseTo((0.9 + 8 / 9) / 3, 12)
  })
})

describe('logarithms', () => {
  test('take values there and back, and money in another unit to the same place', () => {
    const amounts = fc.array(fc.integer({ min: -10_000, max: 1_000_000 }), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 1_000 }), (given, factor) => {
        const scale = fitLogScale(Float64Array.from(given))
        const scaled = fitLogScale(Float64Array.from(given, (value) => value * factor))
        for (const value of given) {
          const coordinate = coordinateOf(value, scale)
          expect(coordinateOf(value * factor, scaled)).toBe(coordinate)
          if (scale.deviation > 0) expect(valueAt(coordinate, scale)).toBeCloseTo(value, 3)
        }
      }),
    )
  })

  test('of all alike, and of nothing but zeros, are zero', () => {
    expect(coordinateOf(5, fitLogScale(Float64Array.of(5, 5)))).toBe(0)
    expect(coordinateOf(0, fitLogScale(Float64Array.of(0, 0)))).toBe(0)
    expect(fitLogScale(new Float64Array())).toEqual({ unit: 1, mean: 0, deviation: 0 })
  })
})
