import type { SettingValues } from '#lib/platform/settings/setting'
import { decimalNumber, defineSetting, wholeNumber } from '#lib/platform/settings/setting'

const perMillion = (initial: number) => decimalNumber({ unit: 'count', initial, min: 0, max: 1_000_000 })

/** What the State Post Bureau published of all express companies, in appeals for a million parcels, and for which month; 0 for none. */
export const serviceBenchmarkSetting = defineSetting('analysis.service_benchmark', {
  appeals: perMillion(1.82),
  effective: perMillion(0.18),
  year: wholeNumber({ unit: 'count', initial: 2021, min: 2000, max: 2100 }),
  month: wholeNumber({ unit: 'count', initial: 6, min: 1, max: 12 }),
})

/** Figures to compare one's own with. */
export interface ServiceBenchmark {
  /** For a million parcels. */
  appeals: number
  /** Null where none is set. */
  effective: number | null
  /** First day of the month that they are of. */
  month: string
}

/** Answers the figures to compare with; null while no rate of appeals is set. */
export function benchmarkOf({
  appeals,
  effective,
  year,
  month,
}: SettingValues<typeof serviceBenchmarkSetting>): ServiceBenchmark | null {
  if (appeals === 0) return null
  return { appeals, effective: effective === 0 ? null : effective, month: `${year}-${String(month).padStart(2, '0')}-01` }
}
