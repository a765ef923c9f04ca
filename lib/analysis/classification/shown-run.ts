import type { Context } from '#lib/platform/context'
import { findUsualPairOf } from './compared-with/repository.ts'
import { listShownRuns } from './repository.ts'
import type { RunRow } from './run-row.ts'

/** Answers the run of a scheme that lists and cards show, with its rows kept; null while there is none. */
export async function findShownRun({ db }: Pick<Context, 'db'>, scheme: string): Promise<RunRow | null> {
  return (await listShownRuns(db)).find((run) => run.scheme === scheme) ?? null
}

/** Two runs of a scheme whose rows are compared. */
export interface RunPair {
  laterId: number
  earlierId: number
}

/**
 * Answers the run of a scheme that lists and cards show, in the company's currency, beside the one that it is usually compared with, as the run itself noted it (decision 0112); null where it noted none, or where the rows of one
 * of the two are no longer kept. For services that keep what such a comparison says.
 */
export function findUsualPair({ db, company }: Pick<Context, 'db' | 'company'>, scheme: string): Promise<RunPair | null> {
  return findUsualPairOf(db, scheme, company.currency)
}
