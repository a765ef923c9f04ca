import { z } from 'zod'
import type { Steps } from '#lib/core/steps'
import { atOnce } from '#lib/core/steps'
import type { Columns, MetricName, Row, RunFrame } from '../classification/columns.ts'
import type { Reason, Scheme } from '../classification/scheme.ts'
import type { ChosenClusters } from '../clustering/choose.ts'
import { chooseClusters, sortedPoints } from '../clustering/choose.ts'
import { nearest, squaredDistance } from '../clustering/k-means.ts'
import { coordinateOf, fitLogScale, valueAt } from '../clustering/log-scale.ts'
import {
  clusterAmount,
  clusterColumn,
  clusterParams,
  clusterValue,
  isAim,
  metricsOfClusters,
  missingOfClusters,
  OTHER_CLUSTER_METRICS,
  wholeOf,
} from './cluster-measures.ts'
import type { ClusterMeasure } from './cluster-names.ts'
import { CLUSTER_MEASURES, clusterNames, MOST_CLUSTERS, possibleNames } from './cluster-names.ts'
import { CRITERION_METRICS } from './criteria.ts'

/** More would give every customer a cluster of its own, and a name that nobody reads. */
const MOST_MEASURES = 5
const by = z
  .strictObject({
    ...{ revenue: z.boolean().default(true), margin: z.boolean().default(false), pieces: z.boolean().default(false) },
    ...{ shipments: z.boolean().default(false), shipping_days: z.boolean().default(true) },
    ...{ recency: z.boolean().default(true), years: z.boolean().default(false) },
    ...{ true_profit: z.boolean().default(false), growth_12: z.boolean().default(false), median_gap: z.boolean().default(false) },
    ...{ on_time_rate: z.boolean().default(false), damaged: z.boolean().default(false), complaints: z.boolean().default(false) },
  })
  .refine((given) => chosen(given).length > 0, { path: ['revenue'], params: { code: 'nothing_chosen' } })
  .refine((given) => chosen(given).length <= MOST_MEASURES, { path: ['complaints'], params: { code: 'too_many_chosen' } })
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
  /** Runs from before there were measures that ask for the length of the period have none. */
  from_day: z.int().default(0),
  to_day: z.int().default(0),
  measures: z.array(z.object({ name: z.enum(CLUSTER_MEASURES), unit: z.number(), mean: z.number(), deviation: z.number() })),
  /** In standard deviations from the mean, one cluster after the other, the largest first. */
  centroids: z.array(z.number()),
  names: z.array(z.string()),
  tried: z.array(z.object({ clusters: z.int(), silhouette: z.number() })),
  sample: z.int(),
})
type Model = z.infer<typeof model>

const frameOf = ({ as_of_day, from_day, to_day }: Model): RunFrame => ({
  ...{ asOfDay: as_of_day, fromDay: from_day, toDay: to_day, minorPerMajor: 1 },
})

/** Reused for every customer of a run; nothing keeps it. */
const scratch: number[] = []

/**
 * Clusters by k-means: measures of customers as standardised logarithms, as many clusters as part a sample best (largest silhouette from 2 to a number) or as are given, named by what their centroids have much or little
 * of. The class is the name, the value revenue. One cluster where all are alike.
 * @source docs/formulas.md#clusters
 */
export const clusters: Scheme<Parameters, MetricName, Model> = {
  id: 'clusters',
  membership: 'shipment_in_period',
  parameters,
  model,
  metrics: [...new Set<MetricName>([...CRITERION_METRICS, ...OTHER_CLUSTER_METRICS])],
  hasShares: true,
  needs: (given) => metricsOfClusters(['revenue', ...chosen(given.by)]),
  valueUnit: () => 'minor',
  unpricedBy: (given) => missingOfClusters(['revenue', ...chosen(given.by)]),
  classes: (given) => possibleNames(chosen(given.by)),
  fit: (columns, given) => atOnce(fitSteps(columns, given)),
  fitSteps,
  assign: (row, fitted) => ({
    class: fitted.names[nearest(pointOf(row, fitted, scratch), 0, fitted.centroids, fitted.measures.length)] ?? '',
    value: row.revenueMinor,
  }),
  explain: (row, fitted) => {
    const place = nearest(pointOf(row, fitted), 0, fitted.centroids, fitted.measures.length)
    const typical = typicalOf(place, fitted)
    return [
      { code: 'clusters.cluster', params: { class: fitted.names[place] ?? '' } },
      ...fitted.measures.map(({ name }, at) => measureReason(name, clusterValue(name, row, frameOf(fitted)), typical[at] ?? 0)),
    ]
  },
  whatWouldChange: (row, fitted) => changesOf(row, fitted),
  notes: (fitted) => notesOf(fitted),
  describe: (name, fitted) => {
    const place = fitted.names.indexOf(name)
    if (place < 0) return []
    const typical = typicalOf(place, fitted)
    return fitted.measures.map((measure, at) => {
      const { suffix, params } = clusterParams(measure.name, typical[at] ?? 0)
      return { code: `clusters.typical${suffix}`, params }
    })
  },
  fitted: ({ names, tried, sample, measures, centroids }) => ({
    ...{ clusters: names.length, tried, sample },
    centroids: names.map((name, place) => ({
      class: name,
      ...Object.fromEntries(measures.map((measure, at) => [measure.name, centroids[place * measures.length + at] ?? 0])),
    })),
  }),
}

/** How a customer lies to what its cluster typically has. */
function measureReason(name: ClusterMeasure, value: number, typical: number): Reason {
  const { suffix, params: usual } = clusterParams(name, typical)
  const typically = Object.fromEntries(
    Object.entries(usual).map(([key, each]) => [key.replace(/^value/, 'typical'), each] as const),
  )
  if (Number.isNaN(value)) return { code: `clusters.unknown${suffix}`, params: typically }
  return { code: `clusters.measure${suffix}`, params: { ...clusterParams(name, value).params, ...typically } }
}

function* fitSteps(columns: Columns, { by: given, clusters: wanted, most_clusters: most }: Parameters): Steps<Model> {
  const names = chosen(given)
  const values = names.map((name) => clusterColumn(name, columns))
  const scales = values.map(fitLogScale)
  const coordinates = values.map((column, at) => {
    const scale = scales[at]
    return scale === undefined ? column : column.map((value) => coordinateOf(value, scale))
  })
  yield
  const points = sortedPoints(coordinates)
  yield
  const found = yield* chooseClusters(points, wanted, most)
  const centroids = largestFirst(found, names.length)
  return {
    ...{ as_of_day: columns.frame.asOfDay, from_day: columns.frame.fromDay, to_day: columns.frame.toDay },
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

function pointOf(row: Row, fitted: Model, into: number[] = []): number[] {
  const frame = frameOf(fitted)
  for (let at = 0; at < fitted.measures.length; at += 1) {
    const measure = fitted.measures[at]
    if (measure !== undefined) into[at] = coordinateOf(clusterValue(measure.name, row, frame), measure)
  }
  return into
}

/** What a customer in the middle of a cluster has, in whole units of each measure but for shares. */
function typicalOf(place: number, { measures, centroids }: Model): number[] {
  return measures.map((measure, at) => wholeOf(measure.name, valueAt(centroids[place * measures.length + at] ?? 0, measure)))
}

function notesOf({ names, tried, sample }: Model): Reason[] {
  if (names.length === 0) return []
  if (names.length === 1) return [{ code: 'clusters.alike', params: {} }]
  if (tried.length === 0) return [{ code: 'clusters.given', params: { count: names.length } }]
  const list = tried.map((each) => `${each.clusters}: ${each.silhouette.toFixed(2)}`).join(' · ')
  const most = tried.reduce((largest, each) => Math.max(largest, each.silhouette), -1)
  return [{ code: 'clusters.chosen', params: { count: names.length, silhouette: most, sample, list } }]
}

/**
 * Which measure alone, and by how much, leads to the cluster that lies nearest beside, of those that are something to work for; where none does, which leads to any other. Where none alone leads anywhere, or there is only one
 * cluster, that is said.
 */
function changesOf(row: Row, fitted: Model): Reason[] {
  const { centroids, names, measures } = fitted
  const dimensions = measures.length
  const point = pointOf(row, fitted)
  const own = nearest(point, 0, centroids, dimensions)
  const distance = (place: number) => squaredDistance(point, 0, centroids, place * dimensions, dimensions)
  const others = names.map((_, place) => place).filter((place) => place !== own)
  if (others.length === 0) return [{ code: 'clusters.only_one', params: {} }]
  const [beside = own, ...rest] = others.sort((left, right) => distance(left) - distance(right))
  const from = { row, fitted, point, own, distance }
  const found = waysInto(from, beside)
  if (found.length > 0) return found
  const further = rest.map((place) => waysInto(from, place)).find((ways) => ways.length > 0)
  return further ?? [{ code: 'clusters.not_by_one', params: { class: names[own] ?? '' } }]
}

interface Standpoint {
  readonly row: Row
  readonly fitted: Model
  readonly point: readonly number[]
  readonly own: number
  readonly distance: (place: number) => number
}

function waysInto({ row, fitted, point, own, distance }: Standpoint, beside: number): Reason[] {
  const { measures, centroids, names } = fitted
  const dimensions = measures.length
  const at = (place: number, dimension: number) => centroids[place * dimensions + dimension] ?? 0
  return measures.flatMap((measure, dimension): Reason[] => {
    const { name } = measure
    const towards = at(beside, dimension) - at(own, dimension)
    if (towards === 0 || measure.deviation === 0 || !isAim(name)) return []
    // On the line between the two all points are as far from one as from the other.
    const border = (point[dimension] ?? 0) + (distance(beside) - distance(own)) / (2 * towards)
    const exact = valueAt(border, measure)
    const wanted = towards > 0 ? Math.floor(exact) + 1 : Math.ceil(exact) - 1
    const value = clusterValue(name, row, frameOf(fitted))
    if (Number.isNaN(value)) return []
    const reached = names[nearest(point.with(dimension, coordinateOf(wanted, measure)), 0, centroids, dimensions)] ?? ''
    if (reached === names[own] || wanted < 0 || !Number.isSafeInteger(wanted)) return []
    const code = wanted > value ? 'clusters.more' : 'clusters.less'
    return [{ code, params: { ...clusterAmount(name, Math.abs(wanted - value)), class: reached } }]
  })
}
