import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { LEAST_DAYS_BETWEEN_RUNS } from '../movement.ts'

/**
 * Answers with which of the earlier runs that customers were shown a run is usually compared; `earlier` come the latest first, `asOf` is the day of the run, `isSame` says whether one has the same parameters. The last of at least
 * 28 days before with the same parameters; where there is none, the last of at least 28 days before, with which it cannot be compared; where records of runs do not go back so far, the last one with the same
 * parameters, else the last one. Null without any.
 * @source docs/formulas.md#movement-between-runs
 */
export function usualOf<Run extends { readonly asOf: Day }>(
  earlier: readonly Run[],
  asOf: Day,
  isSame: (run: Run) => boolean,
): Run | null {
  const old = earlier.filter((run) => isOldEnough(run.asOf, asOf))
  const from = old.length > 0 ? old : earlier
  return from.find(isSame) ?? from[0] ?? null
}

/** Answers whether a run is old enough for customers to have moved since: from one night to the next hardly anybody does. */
export function isOldEnough(earlier: Day, later: Day): boolean {
  return earlier <= addDays(later, -LEAST_DAYS_BETWEEN_RUNS)
}
