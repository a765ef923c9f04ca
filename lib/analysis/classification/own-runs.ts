import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { lastFullDay } from '../period/question.ts'
import { ownParameters } from './own-parameters.ts'
import { SCHEME_IDS } from './registry.ts'
import { getRun, startRun } from './service.ts'
import { startApart } from './trial.ts'

/** Asks for a run of a scheme as of yesterday, the last day that is over, with the company's own thresholds, as every night does; answers its id. Needs `analysis:run`. */
export async function startOwnRun(ctx: Context, scheme: (typeof SCHEME_IDS)[number]): Promise<{ id: string }> {
  return startRun(ctx, { scheme, as_of: lastFullDay(ctx), parameters: { ...(await ownParameters(ctx, scheme)) } })
}

/** Asks for a run of every scheme, with the company's own thresholds; answers their ids. Needs `analysis:run`. */
export async function startOwnRuns(ctx: Context): Promise<string[]> {
  const ids: string[] = []
  for (const scheme of SCHEME_IDS) ids.push((await startOwnRun(ctx, scheme)).id)
  return ids
}

/** Asks for a run again that failed or was cancelled: of the same scheme, day, period, currency and parameters, and to try them out where it did; answers the id of the new one. Throws `not_found`, and `conflict` for
 * one that did neither. Needs `analysis:run`. */
export async function repeatRun(ctx: Context, id: string): Promise<{ id: string }> {
  const run = await getRun(ctx, id)
  const scheme = SCHEME_IDS.find((known) => known === run.scheme)
  if (scheme === undefined || (run.status !== 'failed' && run.status !== 'cancelled'))
    throw new AppError('conflict', { status: run.status }, { detail: 'run.not_failed' })
  return (run.trial ? startApart : startRun)(ctx, {
    scheme,
    as_of: run.as_of,
    from: run.from,
    to: run.to,
    currency: run.currency,
    parameters: run.parameters,
  })
}
