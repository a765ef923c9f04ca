import type { Columns, MetricName } from '../classification/columns.ts'
import { columnOf } from '../classification/columns.ts'
import { quantile } from '../classification/quantile.ts'
import type { FactorName, SegmentFigures } from './factors.ts'
import { factorOf } from './factors.ts'

export const LEVELS = ['high', 'middle', 'low'] as const
export type Level = (typeof LEVELS)[number]

/** From which value on a factor is middle and high; null where all customers are alike, who are in the middle. Amounts in minor units. */
export type Cuts = readonly number[] | null

/** Answers the level of a value; one that is not known is in the middle. */
export function levelOf(value: number, cuts: Cuts): Level {
  if (cuts === null || Number.isNaN(value)) return 'middle'
  const [middle = 0, high = 0] = cuts
  if (value >= high) return 'high'
  return value >= middle ? 'middle' : 'low'
}

/** Works out the cuts of a run: those given, those of the factor itself, or those that part the customers whose value is known into thirds. */
export function fitCuts(name: FactorName, given: readonly number[], columns: Columns, segments: SegmentFigures): Cuts {
  const { cuts, unit, needs, of } = factorOf(name)
  const scale = unit === 'minor' ? columns.frame.minorPerMajor : 1
  if (given.length > 0) return given.map((cut) => cut * scale)
  if (cuts !== 'thirds') return cuts.map((cut) => cut * scale)
  const read = needs.map((metric) => [metric, columnOf(columns, metric)] as const)
  const row: Partial<Record<MetricName, number>> = {}
  const values = new Float64Array(columns.customerIds.length)
  for (let place = 0; place < values.length; place += 1) {
    for (const [metric, column] of read) row[metric] = column[place] ?? Number.NaN
    values[place] = of(row, segments, columns.frame)
  }
  const known = values.filter((value) => !Number.isNaN(value)).sort()
  if (known.length === 0 || known[0] === known.at(-1)) return null
  return [quantile(known, 1, 3), quantile(known, 2, 3)]
}
