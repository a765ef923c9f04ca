import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { SCHEME_IDS } from './registry.ts'
import { listLastEnded, listOpenRuns, listShownRuns } from './repository.ts'
import type { RunRow } from './run-row.ts'
import { viewRun } from './run-view.ts'
import type { RunResource } from './schema.ts'

/** How a scheme stands. */
export interface SchemeState {
  scheme: (typeof SCHEME_IDS)[number]
  /** The run whose classes lists and cards show. */
  shown: RunResource | null
  /** The one that waits or is worked on. */
  current: RunResource | null
  /** The latest one, when it failed: nothing newer has come to an end. */
  failed: RunResource | null
}

/** Answers how every scheme stands, in the order of the schemes; totals only for readers of the whole company. */
export async function listSchemeStates(ctx: Context): Promise<SchemeState[]> {
  const scope = permit(ctx, 'analysis:read')
  const [shown, open, ended] = await Promise.all([listShownRuns(ctx.db), listOpenRuns(ctx.db), listLastEnded(ctx.db)])
  return SCHEME_IDS.map((scheme) => {
    const view = (runs: readonly RunRow[]) => {
      const found = runs.find((run) => run.scheme === scheme)
      return found === undefined ? null : viewRun(ctx, found, scope.kind === 'all')
    }
    return {
      scheme,
      shown: view(shown),
      current: view(open),
      failed: view(ended.filter((run) => run.status === 'failed')),
    }
  })
}

/** Answers how one scheme stands. */
export async function getSchemeState(ctx: Context, scheme: SchemeState['scheme']): Promise<SchemeState> {
  const states = await listSchemeStates(ctx)
  return states.find((state) => state.scheme === scheme) ?? { scheme, shown: null, current: null, failed: null }
}
