import type { Context } from '#lib/platform/context'
import { listShownRuns } from './repository.ts'
import type { RunRow } from './run-row.ts'

/** Answers the run of a scheme that lists and cards show, with its rows kept; null while there is none. */
export async function findShownRun({ db }: Pick<Context, 'db'>, scheme: string): Promise<RunRow | null> {
  return (await listShownRuns(db)).find((run) => run.scheme === scheme) ?? null
}
