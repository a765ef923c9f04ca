import type { Columns, GroupName, MetricName, RunFrame } from '#lib/analysis/classification/columns'
import { getScheme } from '#lib/analysis/classification/registry'
import type { RunResult } from '#lib/analysis/classification/run-scheme'

const FRAME: RunFrame = { asOfDay: 20_000, fromDay: 19_636, toDay: 20_001, minorPerMajor: 100 }

type Given = Partial<Record<MetricName, readonly number[]>>

/** Makes the columns of a run from plain numbers, customers 1, 2, 3 …; amounts without a price are none unless given. `stopped` is what customers that are in the run no more brought in the time before, by group. */
export function columnsOf(
  metrics: Given,
  frame: Partial<RunFrame> = {},
  stopped: Partial<Record<GroupName, readonly number[]>> = {},
): Columns {
  const count = Object.values(metrics)[0]?.length ?? 0
  const nothing = new Float64Array(count)
  const arrays: Partial<Record<MetricName, Float64Array>> = { unpriced: nothing, uncosted: nothing }
  for (const name of Object.keys(metrics) as MetricName[]) arrays[name] = Float64Array.from(metrics[name] ?? [])
  return {
    frame: { ...FRAME, ...frame },
    customerIds: Int32Array.from({ length: count }, (_, index) => index + 1),
    metrics: arrays,
    earlierOfGroups: {
      ...(metrics.segment === undefined ? {} : { segment: earlierOf(metrics, 'segment', stopped) }),
      ...(metrics.region === undefined ? {} : { region: earlierOf(metrics, 'region', stopped) }),
    },
  }
}

function earlierOf(metrics: Given, group: GroupName, stopped: Partial<Record<GroupName, readonly number[]>>): Float64Array {
  const groups = metrics[group] ?? []
  const most = Math.max(-1, ...groups.filter((code) => !Number.isNaN(code)))
  const sums = Float64Array.from({ length: most + 1 }, (_, code) => stopped[group]?.[code] ?? 0)
  groups.forEach((code, place) => {
    if (!Number.isNaN(code)) sums[code] = (sums[code] ?? 0) + (metrics.earlierRevenueMinor?.[place] ?? Number.NaN)
  })
  return sums
}

/** Runs a scheme and answers the class of each customer, in the order given. */
export function classesOf(id: string, columns: Columns, parameters: unknown = {}): string[] {
  return classNamesOf(getScheme(id).run(columns, parameters))
}

export function classNamesOf(result: RunResult): string[] {
  return Array.from(result.classCodes, (code) => result.classNames[code] ?? '')
}
