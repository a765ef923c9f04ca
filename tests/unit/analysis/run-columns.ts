import type { Columns, MetricName, RunFrame } from '#lib/analysis/classification/columns'
import { getScheme } from '#lib/analysis/classification/registry'
import type { RunResult } from '#lib/analysis/classification/run-scheme'

const FRAME: RunFrame = { asOfDay: 20_000, fromDay: 19_636, toDay: 20_001, minorPerMajor: 100 }

/** Makes the columns of a run from plain numbers, customers 1, 2, 3 …; amounts without a price are none unless given. */
export function columnsOf(metrics: Partial<Record<MetricName, readonly number[]>>, frame: Partial<RunFrame> = {}): Columns {
  const count = Object.values(metrics)[0]?.length ?? 0
  const nothing = new Float64Array(count)
  const arrays: Partial<Record<MetricName, Float64Array>> = { unpriced: nothing, uncosted: nothing }
  for (const name of Object.keys(metrics) as MetricName[]) arrays[name] = Float64Array.from(metrics[name] ?? [])
  return {
    frame: { ...FRAME, ...frame },
    customerIds: Int32Array.from({ length: count }, (_, index) => index + 1),
    metrics: arrays,
  }
}

/** Runs a scheme and answers the class of each customer, in the order given. */
export function classesOf(id: string, columns: Columns, parameters: unknown = {}): string[] {
  return classNamesOf(getScheme(id).run(columns, parameters))
}

export function classNamesOf(result: RunResult): string[] {
  return Array.from(result.classCodes, (code) => result.classNames[code] ?? '')
}
