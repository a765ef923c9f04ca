import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { LEAST_DAYS_BETWEEN_RUNS } from '../manager-figures/kept.ts'

/**
 * Answers the run that one as of a day is usually compared with, of earlier ones, the latest first: the last that customers were shown and that is at least four weeks older, as managers are shown movement into and out of A. Undefined
 * where there is none: then it is the run before.
 */
export function usualEarlier<Run extends { readonly asOf: Day; readonly published: boolean }>(
  earlier: readonly Run[],
  asOf: Day,
): Run | undefined {
  const latest = addDays(asOf, -LEAST_DAYS_BETWEEN_RUNS)
  return earlier.find((run) => run.published && run.asOf <= latest)
}
