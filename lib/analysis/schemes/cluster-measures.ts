import type { Columns, MetricName, Row, RunFrame } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import type { ClusterMeasure } from './cluster-names.ts'
import type { Criterion } from './criteria.ts'
import { amountParams, criterionColumn, criterionParams, criterionValue, metricsOf, missingAmounts } from './criteria.ts'
import type { MeasureName } from './measures.ts'
import { MEASURES } from './measures.ts'

interface Measured {
  readonly unit: 'minor' | 'ratio' | 'number'
  readonly needs: readonly MetricName[]
  /** NaN where it is not known. */
  readonly of: (row: Partial<Row>, frame: RunFrame) => number
  /** Whether more or less of it is something to work for; time alone, and what we did ourselves, is not told as a way into another cluster. */
  readonly isAim: boolean
}

function measured(name: MeasureName, unit: Measured['unit'], isAim = false): Measured {
  const { needs, of } = MEASURES[name]
  return { unit, needs, of, isAim }
}

/** Those that are no criteria. */
const others: Readonly<Record<Exclude<ClusterMeasure, Criterion>, Measured>> = {
  true_profit: measured('true_profit', 'minor', true),
  on_time_rate: measured('on_time_rate', 'ratio'),
  damaged: measured('damaged', 'number'),
  complaints: measured('complaints', 'number'),
  median_gap: measured('median_gap', 'number'),
  growth_12: measured('growth_12', 'ratio'),
}

const isOther = (name: ClusterMeasure): name is keyof typeof others => name in others
const criteriaOf = (names: readonly ClusterMeasure[]): Criterion[] => names.flatMap((name) => (isOther(name) ? [] : [name]))

/** Answers the metrics that some measures are made of, each once, those of criteria first. */
export function metricsOfClusters(names: readonly ClusterMeasure[]): MetricName[] {
  return [...new Set([...metricsOf(criteriaOf(names)), ...names.flatMap((name) => (isOther(name) ? others[name].needs : []))])]
}

/** Every metric that customers can be clustered by. */
export const OTHER_CLUSTER_METRICS: readonly MetricName[] = Object.values(others).flatMap(({ needs }) => [...needs])

/** Answers which empty amounts leave some measures incomplete: margin and true profit need costs as well, revenue needs prices. */
export function missingOfClusters(names: readonly ClusterMeasure[]): 'unpriced' | 'uncosted' | null {
  return names.includes('true_profit') ? 'uncosted' : missingAmounts(criteriaOf(names))
}

/** Answers one customer's value of a measure, in minor units, as a share of one or as a number; NaN where it is not known. */
export function clusterValue(name: ClusterMeasure, row: Partial<Row>, frame: RunFrame): number {
  return isOther(name) ? others[name].of(row, frame) : criterionValue(name, row, frame.asOfDay)
}

/** Answers the same of all customers of a run. */
export function clusterColumn(name: ClusterMeasure, columns: Columns): Float64Array {
  if (!isOther(name)) return criterionColumn(name, columns)
  const { needs, of } = others[name]
  const read = needs.map((metric) => [metric, columnOf(columns, metric)] as const)
  const row: Partial<Record<MetricName, number>> = {}
  const values = new Float64Array(columns.customerIds.length)
  for (let place = 0; place < values.length; place += 1) {
    for (const [metric, column] of read) row[metric] = column[place] ?? Number.NaN
    values[place] = of(row, columns.frame)
  }
  return values
}

/** Answers what a customer typically has, out of what its place comes to: whole units, but for shares. */
export function wholeOf(name: ClusterMeasure, value: number): number {
  return isOther(name) && others[name].unit === 'ratio' ? value : Math.round(value) + 0
}

/** Writes a value of a measure as the parameters of a reason, and what its code ends in. */
export function clusterParams(
  name: ClusterMeasure,
  value: number,
): { suffix: '' | '_share'; params: Record<string, string | number> } {
  if (!isOther(name)) return { suffix: '', params: criterionParams(name, value) }
  const { unit } = others[name]
  if (unit === 'ratio') return { suffix: '_share', params: { measure: name, value_share: value } }
  return { suffix: '', params: unit === 'minor' ? { measure: name, value_minor: value } : { measure: name, value } }
}

/** Writes a difference likewise. */
export function clusterAmount(name: ClusterMeasure, amount: number): Record<string, string | number> {
  if (!isOther(name)) return amountParams(name, amount)
  return others[name].unit === 'minor' ? { measure: name, amount_minor: amount } : { measure: name, amount }
}

/** Tells whether more or less of a measure is something to work for. */
export function isAim(name: ClusterMeasure): boolean {
  return isOther(name) ? others[name].isAim : name !== 'recency' && name !== 'years'
}
