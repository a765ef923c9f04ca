import type { Day } from '#lib/core/day'

/**
 * Says whether the records hold a month from its first day on: not the month in which the company's first counting waybill lies, unless that is on the first, and none before. Both are days; null for a company without
 * waybills. A part of a month beside a whole one would look like growth.
 */
export function isWholeMonth(month: Day, recordsFrom: Day | null): boolean {
  return recordsFrom !== null && recordsFrom <= month
}
