import type { Context } from '#lib/platform/context'
import type { Incomparable } from './compared-with/comparable.ts'
import { incomparable } from './compared-with/comparable.ts'
import { findShownOf, listShownBefore } from './compared-with/repository.ts'
import { isOldEnough, usualOf } from './compared-with/usual.ts'
import { getScheme } from './registry.ts'
import { findRun, findShown } from './repository.ts'
import type { RunRow } from './run-row.ts'
import { sameParameters } from './same-parameters.ts'

type Ground = Pick<Context, 'db'>

/** Answers the run of a scheme that lists and cards show, as it is stored; null while there is none. For services that read its rows: what of it a reader may see is theirs to decide. */
export function findShownRun({ db }: Ground, scheme: string): Promise<RunRow | null> {
  return findShown(db, scheme)
}

/** Answers whether a run was made by the parameters of the run of its scheme that lists and cards show, so that classes of the two mean the same; not where nothing is shown. */
export async function isMadeAsShown(ctx: Ground, runId: number): Promise<boolean> {
  const run = await findRun(ctx.db, runId)
  const shown = run === null ? null : await findShownRun(ctx, run.scheme)
  return run !== null && shown !== null && sameParameters(getScheme(run.scheme), run.parameters, shown.parameters)
}

/** Answers the run that another one is usually compared with, of those that customers were shown before it and whose rows are kept, as `usualOf` chooses; null without any. */
export async function findUsualBefore({ db }: Ground, run: RunRow): Promise<RunRow | null> {
  const scheme = getScheme(run.scheme)
  const isSame = ({ parameters }: { parameters: unknown }) => sameParameters(scheme, parameters, run.parameters)
  const found = usualOf(await listShownBefore(db, run), run.asOf, isSame)
  return found && findRun(db, found.id)
}

/** Answers the run of the same scheme and currency that customers were shown last before another one, with its rows; null without any. */
export async function findShownBefore({ db }: Ground, run: RunRow): Promise<RunRow | null> {
  const [found] = await listShownBefore(db, run)
  return found === undefined ? null : findRun(db, found.id)
}

/** Two runs of a scheme whose rows are compared. */
export interface RunPair {
  laterId: number
  earlierId: number
}

/** The run of a scheme that lists and cards show, beside the one that it is usually compared with. */
export interface UsualPair extends RunPair {
  /** Why they cannot be compared; null where they can. */
  incomparable: Incomparable | null
}

/**
 * Answers the run of a scheme that lists and cards show, in the company's currency, beside the one that it is usually compared with, as the run itself noted it (decision 0112); null where it noted none, where that one is less than
 * 28 days older, or where the rows of one of the two are no longer kept. For services that keep what such a comparison says.
 */
export async function findUsualPair({ db, company }: Pick<Context, 'db' | 'company'>, scheme: string): Promise<UsualPair | null> {
  const later = await findShownOf(db, scheme, company.currency)
  const earlier = later === null || later.usualRunId === null ? null : await findRun(db, later.usualRunId)
  if (later === null || earlier === null || !earlier.rowsKept || !isOldEnough(earlier.asOf, later.asOf)) return null
  return { laterId: later.id, earlierId: earlier.id, incomparable: incomparable(earlier, later) }
}
