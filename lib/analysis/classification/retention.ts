/** A stored run that may lose its rows. */
export interface KeptRun {
  readonly id: number
  /** The month in which it was asked for, in the company's time zone, as `YYYY-MM`. */
  readonly month: string
  /** Whether it ended within the last day: whoever turns its pages may do so to the end, which is as long as a cursor lives. */
  readonly recent: boolean
  readonly published: boolean
  /** Whether somebody refers to its rows, such as a workbook of a year. */
  readonly held: boolean
  /** The run that it was compared with. */
  readonly againstRunId: number | null
  /** The run that it is usually compared with. */
  readonly usualRunId: number | null
}

/** Rows of the last run of a month are kept for so many months. */
const keptMonths = 24

/**
 * Answers which runs of one scheme, in one currency, lose their rows: all but the latest run, the one that standing shows (cards give its
 * reasons) and the one that it showed before, those which the first two were compared with (who moved is found there), those of the last day, those that somebody refers to, and of each of the last 24 months, counted from the month of the
 * latest, the last run and the last that standing showed, with which later ones are compared. Runs come in any order; a larger id is a later run.
 */
export function runsToForget(runs: readonly KeptRun[]): number[] {
  const latest = latestOf(runs)
  const published = runs.filter((run) => run.published)
  const shown = latestOf(published)
  const shownBefore = latestOf(published.filter((run) => run !== shown))
  if (latest === null) return []
  const lastOfMonth = new Set([...lastOfMonths(runs), ...lastOfMonths(published)])
  const keeps = (run: KeptRun) =>
    run.id === latest.id ||
    run.id === shown?.id ||
    run.id === shownBefore?.id ||
    [latest.againstRunId, latest.usualRunId, shown?.againstRunId, shown?.usualRunId].includes(run.id) ||
    run.recent ||
    run.held ||
    (lastOfMonth.has(run.id) && monthNumber(latest.month) - monthNumber(run.month) < keptMonths)
  return runs.filter((run) => !keeps(run)).map((run) => run.id)
}

function lastOfMonths(runs: readonly KeptRun[]): Iterable<number> {
  const last = new Map<string, number>()
  for (const run of runs) last.set(run.month, Math.max(run.id, last.get(run.month) ?? 0))
  return last.values()
}

function latestOf(runs: readonly KeptRun[]): KeptRun | null {
  return runs.reduce<KeptRun | null>((last, run) => (last === null || run.id > last.id ? run : last), null)
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
}
