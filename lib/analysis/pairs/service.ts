import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { getDoneRun, readWhileKept } from '../classification/service.ts'
import type { PairAxis, PairCell } from './pairs.ts'
import { pairAxes, pairRows } from './pairs.ts'
import { sumPairs } from './repository.ts'

/** The matrix of a run that pairs its customers by two criteria, as one reader may see it. */
export interface PairMatrix {
  scope: 'company' | 'own'
  first: PairAxis['measure']
  second: PairAxis['measure']
  customers: number
  /** From A to C by the first criterion, the cells from A to C by the second; sums in minor units, pieces or days. */
  rows: { level: string; cells: PairCell[] }[]
}

/**
 * Answers how many listed customers within reach are in each cell of a run that pairs them by two criteria, with what they come to by both; the same that the list behind a cell shows. Null for a run that does not
 * pair, and where its rows are no longer kept. Throws `conflict` while the run is not done.
 */
export async function getPairs(ctx: Context, runId: string): Promise<PairMatrix | null> {
  const scope = permit(ctx, 'analysis:read')
  const run = await getDoneRun(ctx, runId)
  const axes = pairAxes(run)
  if (axes === null || !run.rowsKept) return null
  const sums = await readWhileKept(ctx, [run.id], () => sumPairs(ctx.db, run.id, axes, scope))
  return {
    scope: scope.kind === 'all' ? 'company' : 'own',
    ...{ first: axes.first.measure, second: axes.second.measure },
    customers: sums.reduce((sum, { customers }) => sum + customers, 0),
    rows: pairRows(axes, sums),
  }
}
