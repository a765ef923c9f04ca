import { getScheme } from '../registry.ts'
import type { RunRow } from '../run-row.ts'
import { sameParameters } from '../same-parameters.ts'

/** Why classes of two runs cannot be compared: they were made by other parameters, or records came to cover the time before. */
export type Incomparable = 'parameters' | 'time_before'

type Compared = Pick<RunRow, 'scheme' | 'parameters'> & { summary: TimeBefore | null }

/**
 * Answers why the classes of two runs of a scheme cannot be compared; null where they can. By other parameters a class means something else: who is in another one may have done nothing.
 * @source docs/formulas.md#movement-between-runs
 */
export function incomparable(earlier: Compared, later: Compared): Incomparable | null {
  if (!sameParameters(getScheme(later.scheme), earlier.parameters, later.parameters)) return 'parameters'
  return lacksTimeBefore(earlier.summary, later.summary) ? 'time_before' : null
}

/**
 * Answers which of a scheme's runs, the earliest first, can be compared with the last of them, itself among them, and why the latest of the others cannot; null where none is left out.
 * @source docs/formulas.md#movement-between-runs
 */
export function comparableWithLast<Run extends Compared>(
  runs: readonly Run[],
): { comparable: Run[]; leftOut: Incomparable | null } {
  const last = runs.at(-1)
  let leftOut: Incomparable | null = null
  const comparable = runs.filter((run) => {
    const why = last === undefined || run === last ? null : incomparable(run, last)
    leftOut = why ?? leftOut
    return why === null
  })
  return { comparable, leftOut }
}

/** What a run says of the time before its period, which growth is told by. */
export interface TimeBefore {
  readonly customers: number
  /** Of them those whose revenue of the time before is not known, or was none; null where the run did not look at it. */
  readonly withoutBefore: number | null
}

/** From what share of the customers on a run cannot say how they grew. */
const MOST = 0.5
/** By how much less of the customers the later run has to be without it for the classes to have moved by that alone. */
const LEARNT = 0.1

/**
 * Answers whether classes of two runs cannot be compared because the earlier one could not tell how most of its customers (more than half) grew, and the later one can of a tenth more of them: they changed class because records came
 * to cover the time before, not because they did anything. Runs of a scheme that does not look at it, or of earlier versions, can be.
 * @source docs/formulas.md#movement-between-runs
 */
export function lacksTimeBefore(earlier: TimeBefore | null, later: TimeBefore | null): boolean {
  const [before, after] = [shareWithout(earlier), shareWithout(later)]
  return before !== null && after !== null && before > MOST && before - after > LEARNT
}

function shareWithout(run: TimeBefore | null): number | null {
  if (run === null || run.withoutBefore === null || run.customers === 0) return null
  return run.withoutBefore / run.customers
}
