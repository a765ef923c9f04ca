import type { Context } from '#lib/platform/context'
import { findUsualPair } from '../classification/shown-run.ts'
import type { Behind } from './kept.ts'
import { findKept, hasSums } from './repository.ts'

/**
 * Answers what managers' figures do not hold yet; null when they hold all. An import that has brought or changed anything and has ended since, or was taken back: `records`; so it is where nothing was kept and there are
 * kept sums of any month, and where an earlier version kept nothing yet for the lists that are looked at less often. Two runs to compare other than those that were compared: `run`; so it is where the week was not kept yet.
 */
export async function behindBy(ctx: Pick<Context, 'db' | 'company'>): Promise<Behind | null> {
  const kept = await findKept(ctx.db)
  if (kept === null) return (await hasSums(ctx.db)) ? 'records' : null
  if (kept.newerImport || !kept.withLists) return 'records'
  if (!kept.withWeek) return 'run'
  const runs = await findUsualPair(ctx, 'abc')
  return (runs?.laterId ?? null) === kept.laterRunId && (runs?.earlierId ?? null) === kept.earlierRunId ? null : 'run'
}
