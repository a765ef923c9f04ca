import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { className } from './reason-text.ts'
import { listClassesOver, listShownRunsOver } from './repository.ts'

/** A customer's class that was another one in the run before. */
export interface ClassChange {
  runId: number
  at: Date
  scheme: string
  /** As a reader knows them; null for not in that run. */
  from: string | null
  to: string | null
}

/** Schemes whose movement tells something of a customer; the three digits of RFM change every month, and say it less well. */
const told = ['abc', 'dormancy', 'loyalty'] as const

/**
 * Answers when a customer's computed classes changed, the latest first, as far as rows of runs are kept: the last published run of each month, and the
 * latest. Between two of them only the difference is known. The first run that is kept tells of no change. Nothing for a customer out of scope.
 */
export async function classHistory(ctx: Context, customerId: number): Promise<ClassChange[]> {
  const scope = permit(ctx, 'analysis:read')
  const runs = await listShownRunsOver(ctx.db, told)
  if (runs.length === 0) return []
  const classes = new Map((await listClassesOver(ctx.db, scope, runs, customerId)).map((row) => [row.runId, row.class]))
  const changes: ClassChange[] = []
  for (const scheme of told) {
    const name = (value: string | undefined) => (value === undefined ? null : className({ locale: ctx.locale, scheme }, value))
    const own = runs.filter((run) => run.scheme === scheme)
    for (const [index, run] of own.entries()) {
      const earlier = own[index - 1]
      if (earlier === undefined) continue
      const [before, after] = [classes.get(earlier.id), classes.get(run.id)]
      if (before !== after) changes.push({ runId: run.id, at: run.finishedAt, scheme, from: name(before), to: name(after) })
    }
  }
  return changes.sort((left, right) => right.at.getTime() - left.at.getTime() || right.runId - left.runId)
}
