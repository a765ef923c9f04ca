import type { Context } from '#lib/platform/context'
import type { RunPair } from '../classification/shown-run.ts'
import { findUsualPair } from '../classification/shown-run.ts'

/** Answers the runs of ABC by which managers are shown who left A and who came into it: the one that customers are shown and the one that it is usually compared with; null where there are no two, or where they cannot be compared. */
export async function runsOfA(ctx: Pick<Context, 'db' | 'company'>): Promise<RunPair | null> {
  const pair = await findUsualPair(ctx, 'abc')
  return pair === null || pair.incomparable !== null ? null : pair
}
