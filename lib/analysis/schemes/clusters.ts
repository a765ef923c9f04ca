import { z } from 'zod'
import type { Columns, Row } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'
import type { ChosenClusters } from '../clustering/choose.ts'
import { chooseClusters, sortedPoints } from '../clustering/choose.ts'
import { nearest, squaredDistance } from '../clustering/k-means.ts'
import { coordinateOf, fitLogScale, valueAt } from '../clustering/log-scale.ts'
import type { ClusterMeasure } from './cluster-names.ts'
import { CLUSTER_MEASURES, clusterNames, MOST_CLUSTERS, possibleNames } from './cluster-names.ts'
import type { CriterionMetric } from './criteria.ts'
import {
  amountParams,
  CRITERION_METRICS,
  criterionColumn,
  criterionParams,
  criterionValue,
  metricsOf,
  missingAmounts,
} from './criteria.ts'

/** More would give every customer a cluster of its own, and a name that nobody reads. */
const MOST_MEASURES = 5
const by = z
  .strictObject({
    ...{ revenue: z.boolean().default(true), margin: z.boolean().default(false), pieces: z.boolean().default(false) },
    ...{ shipments: z.boolean().default(false), shipping_days: z.boolean().default(true) },
    ...{ recency: z.boolean().default(true), years: z.boolean().default(false) },
  })
  .refine((given) => chosen(given).length > 0, { path: ['revenue'], params: { code: 'nothing_chosen' } })
  .refine((given) => chosen(given).length <= MOST_MEASURES, { path: ['years'], params: { code: 'too_many_chosen' } })
  .prefault({})

const parameters = z.strictObject({
  by,
  /** How many clusters: the number that parts customers best, or a given one. */
  clusters: z.union([z.literal('auto'), z.int().min(2).max(MOST_CLUSTERS)]).default('auto'),
  /** The largest number that is tried. */
  most_clusters: z.int().min(2).max(MOST_CLUSTERS).default(8),
})
type Parameters = z.infer<typeof parameters>

function chosen(given: Readonly<Record<ClusterMeasure, boolean>>): ClusterMeasure[] {
  return CLUSTER_MEASURES.filter((name) => given[name])
}

const model = z.object({
  as_of_day: z.int(),
  measures: z.array(z.object({ name: z.enum(CLUSTER_MEASURES), unit: z.number(), mean: z.number(), deviation: z.number() })),
  /** In standard deviations from the mean, one cluster after the other, the largest first. */
  centroids: z.array(z.number()),
  names: z.array(z.string()),
  tried: z.array(z.object({ clusters: z.int(), silhouette: z.number() })),
  sample: z.int(),
})
type Model = z.infer<typeof model>

/** Reused for every customer of a run; nothing keeps it. */
const scratch: number[] = []

/**
 * Clusters by k-means: measures of customers as standardised logarithms, as many clusters as part a sample best (largest silhouette from 2 to a number) or as are given, named by what their centroids have much or little
 * of. The class is the name, the value revenue. One cluster where all are alike.
 * @source docs/formulas.md#clusters
 */
export const clusters: Scheme<Parameters, CriterionMetric, Model> = {
  id: 'clusters',
  membership: 'shipment_in_period',
  parameters,
  model,
  metrics: CRITERION_METRICS,
  hasShares: true,
  needs: (given) => metricsOf(['revenue', ...chosen(given.by)]),
  valueUnit: () => 'minor',
  unpricedBy: (given) => missingAmounts(['revenue', ...chosen(given.by)]),
  classes: (given) => possibleNames(chosen(given.by)),
  fit: (columns, { by: given, clusters: wanted, most_clusters }) => fitClusters(columns, chosen(given), wanted, most_clusters),
  assign: (row, fitted) => ({
    class: fitted.names[nearest(pointOf(row, fitted, scratch), 0, fitted.centroids, fitted.measures.length)] ?? '',
    value: row.revenueMinor,
  }),
  explain: (row, fitted) => {
    const place = nearest(pointOf(row, fitted), 0, fitted.centroids, fitted.measures.length)
    const typical = typicalOf(place, fitted)
    return [
      { code: 'clusters.cluster', params: { class: fitted.names[place] ?? '' } },
      ...fitted.measures.map(({ name }, at): Reason => {
        const usual = criterionParams(name, typical[at] ?? 0)
        const params = { ...criterionParams(name, criterionValue(name, row, fitted.as_of_day)) }
        return {
          code: 'clusters.measure',
          params:
            'value_minor' in usual
              ? { ...params, typical_minor: usual['value_minor'] ?? 0 }
              : { ...params, typical: usual['value'] ?? 0 },
        }
      }),
    ]
  },
  whatWouldChange: (row, fitted) => changesOf(row, fitted),
  notes: (fitted) => notesOf(fitted),
  describe: (name, fitted) => {
    const place = fitted.names.indexOf(name)
    if (place < 0) return []
    const typical = typicalOf(place, fitted)
    return fitted.measures.map((measure, at) => ({
      code: 'clusters.typical',
      params: criterionParams(measure.name, typical[at] ?? 0),
    }))
  },
  fitted: ({ names, tried, sample, measures, centroids }) => ({
    ...{ clusters: names.length, tried, sample },
    centroids: names.map((name, place) => ({
      class: name,
      ...Object.fromEntries(measures.map((measure, at) => [measure.name, centroids[place * measures.length + at] ?? 0])),
    })),
  }),
}

function fitClusters(columns: Columns, names: readonly ClusterMeasure[], wanted: number | 'auto', most: number): Model {
  const values = names.map((name) => criterionColumn(name, columns))
  const scales = values.map(fitLogScale)
  const coordinates = values.map((column, at) => {
    const scale = scales[at]
    return scale === undefined ? column : column.map((value) => coordinateOf(value, scale))
  })
  const found = chooseClusters(sortedPoints(coordinates), wanted, most)
  const centroids = largestFirst(found, names.length)
  return {
    as_of_day: columns.frame.asOfDay,
    measures: names.map((name, at) => ({ name, ...(scales[at] ?? { unit: 1, mean: 0, deviation: 0 }) })),
    centroids: centroids.flat(),
    names: clusterNames(names, centroids),
    tried: [...found.tried],
    sample: found.sample,
  }
}

function largestFirst({ centroids }: ChosenClusters, dimensions: number): number[][] {
  const rows: number[][] = []
  for (let start = 0; start < centroids.length; start += dimensions)
    rows.push(Array.from(centroids.subarray(start, start + dimensions)))
  const differing = (left: readonly number[], right: readonly number[]) =>
    left.map((value, at) => (right[at] ?? 0) - value).find((difference) => difference !== 0) ?? 0
  return rows.sort(differing)
}

function pointOf(row: Row<CriterionMetric>, fitted: Model, into: number[] = []): number[] {
  for (let at = 0; at < fitted.measures.length; at += 1) {
    const measure = fitted.measures[at]
    if (measure !== undefined) into[at] = coordinateOf(criterionValue(measure.name, row, fitted.as_of_day), measure)
  }
  return into
}

/** What a customer in the middle of a cluster has, in whole units of each measure. */
function typicalOf(place: number, { measures, centroids }: Model): number[] {
  return measures.map((measure, at) => Math.round(valueAt(centroids[place * measures.length + at] ?? 0, measure)) + 0)
}

function notesOf({ names, tried, sample }: Model): Reason[] {
  if (names.length === 0) return []
  if (names.length === 1) return [{ code: 'clusters.alike', params: {} }]
  if (tried.length === 0) return [{ code: 'clusters.given', params: { count: names.length } }]
  const list = tried.map((each) => `${each.clusters}: ${each.silhouette.toFixed(2)}`).join(' · ')
  const most = tried.reduce((largest, each) => Math.max(largest, each.silhouette), -1)
  return [{ code: 'clusters.chosen', params: { count: names.length, silhouette: most, sample, list } }]
}

/** Which measure alone, and by how much, leads to the cluster that lies nearest beside; time alone is nobody's to change. */
function changesOf(row: Row<CriterionMetric>, fitted: Model): Reason[] {
  const { measures, centroids, names, as_of_day } = fitted
  const dimensions = measures.length
  const point = pointOf(row, fitted)
  const own = nearest(point, 0, centroids, dimensions)
  const distance = (place: number) => squaredDistance(point, 0, centroids, place * dimensions, dimensions)
  const others = names.map((_, place) => place).filter((place) => place !== own)
  const beside = others.reduce((found, place) => (found < 0 || distance(place) < distance(found) ? place : found), -1)
  if (beside < 0) return []
  const at = (place: number, dimension: number) => centroids[place * dimensions + dimension] ?? 0
  return measures.flatMap((measure, dimension): Reason[] => {
    const { name } = measure
    const towards = at(beside, dimension) - at(own, dimension)
    if (towards === 0 || measure.deviation === 0 || name === 'recency' || name === 'years') return []
    // On the line between the two all points are as far from one as from the other.
    const border = (point[dimension] ?? 0) + (distance(beside) - distance(own)) / (2 * towards)
    const exact = valueAt(border, measure)
    const wanted = towards > 0 ? Math.floor(exact) + 1 : Math.ceil(exact) - 1
    const value = criterionValue(name, row, as_of_day)
    const reached = names[nearest(point.with(dimension, coordinateOf(wanted, measure)), 0, centroids, dimensions)] ?? ''
    if (reached === names[own] || wanted < 0 || !Number.isSafeInteger(wanted)) return []
    const code = wanted > value ? 'clusters.more' : 'clusters.less'
    return [{ code, params: { ...amountParams(name, Math.abs(wanted - value)), class: reached } }]
  })
}
