import type { PoolClient } from 'pg'
import { AppError } from '#lib/core/errors'
import { minorPerMajor } from '#lib/core/money'
import { withPauses } from '#lib/core/steps'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { Db } from '#lib/platform/db/database'
import { translate } from '#lib/platform/http/problem'
import type { Ground } from '#lib/platform/queue/stoppable'
import { Stopped, stoppable } from '#lib/platform/queue/stoppable'
import { getSetting } from '#lib/platform/settings/settings'
import { waitUntilFresh } from '../metrics/refresh.ts'
import type { RunAnswer } from '../metrics/run-columns.ts'
import { readRunColumns } from '../metrics/run-columns.ts'
import { keepLevelsAfter } from '../relationship/level/keep.ts'
import { keepValueLeftOut } from '../upgrade-path/keep.ts'
import { serviceCostSetting } from '../year-value/settings.ts'
import { findDoneBefore } from './compared-with/repository.ts'
import type { ClassedCustomers } from './movement.ts'
import { movementBetween } from './movement.ts'
import { ownParameters } from './own-parameters.ts'
import { topShares } from './pareto.ts'
import { getScheme } from './registry.ts'
import {
  enterStage,
  findRun,
  findShown,
  forgetRows,
  isToStop,
  listKeptRuns,
  listUnendedRuns,
  markDone,
  markEnded,
  markRunning,
} from './repository.ts'
import { runsToForget } from './retention.ts'
import type { RunOutcome, RunRow, RunStage } from './run-row.ts'
import { toStoredSummary } from './run-row.ts'
import { dropRows, publishRun, readClasses, storeRows } from './run-rows.ts'
import type { RunnableScheme, RunResult } from './run-scheme.ts'
import { sameParameters } from './same-parameters.ts'
import { findUsualBefore } from './shown-run.ts'
import { speaksForScheme } from './speaks-for-scheme.ts'

/** Any number of our own; with the scheme's name it makes the lock that lets one run of a scheme work at a time. */
const schemeLock = 7_203_402

/** Lists the runs that wait for a worker, or were left by one, the oldest first. */
export function listWaitingRuns(db: Db): Promise<number[]> {
  return listUnendedRuns(db)
}

/**
 * Works a queued run off: waits until the kept sums are fresh, reads the columns in one snapshot, classifies, stores rows, and publishes them to standing when the
 * run speaks for its scheme. May be called again for a run that was killed at any point: it begins anew. A run that has ended is left alone. One that is to stop does so within a second or two, whatever it is at before it
 * publishes. What goes wrong is recorded on the run; only an unavailable database throws, for the queue to try again.
 */
export async function recomputeRun(ctx: Context, runId: number): Promise<void> {
  const asked = await findRun(ctx.db, runId)
  if (asked === null || !(await markRunning(ctx.db, runId))) return
  try {
    await stoppable(
      ctx.db,
      () => isToStop(ctx.db, runId),
      ({ db, pause }) =>
        db.bulk(async (client) => {
          await client.query('select pg_advisory_lock($1, hashtext($2))', [schemeLock, asked.scheme])
          await work({ ...ctx, db }, client, asked, pause)
          await client.query('select pg_advisory_unlock($1, hashtext($2))', [schemeLock, asked.scheme])
        }),
    )
  } catch (error) {
    await endBadly(ctx, asked, error)
  }
}

async function work(ctx: Context, client: PoolClient, asked: RunRow, pause: Ground['pause']): Promise<void> {
  const scheme = getScheme(asked.scheme)
  // Whoever held the lock before may have been at this very run.
  await enter(ctx, asked.id, 'sums')
  await waitUntilFresh(ctx.db)
  await enter(ctx, asked.id, 'reading')
  const answer = await readSnapshot(ctx, client, { scheme, asked, pause })
  await enter(ctx, asked.id, 'classifying')
  const result = await withPauses(scheme.runSteps(answer.columns, asked.parameters), pause)
  await storeRows(client, asked.id, answer.columns.customerIds, result)
  await enter(ctx, asked.id, 'comparing')
  const classed = classedBy(answer, result)
  const [previous, usual] = [await findDoneBefore(ctx.db, asked), await findUsualBefore(ctx, asked)]
  const since = async (earlier: RunRow | null) => earlier && movementBetween(await readClasses(client, earlier), classed)
  const movement = await since(previous)
  // By other parameters it would never be told.
  const isTold = usual !== null && sameParameters(scheme, usual.parameters, asked.parameters)
  const usualMovement = usual?.id === previous?.id ? movement : await since(isTold ? usual : null)
  await enter(ctx, asked.id, 'publishing')
  const own = await ownParameters(ctx, asked.scheme)
  const published = speaksForScheme(ctx.company, scheme, own, asked, await findShown(ctx.db, asked.scheme))
  if (published) await publishRun(client, asked, result)
  await finish(ctx, asked, {
    ...outcomeOf(answer, result),
    movement,
    againstRunId: previous?.id ?? null,
    usualMovement,
    usualRunId: usual?.id ?? null,
    published,
  })
  if (published) await keepLevelsAfter(ctx, asked.scheme)
  if (published && asked.scheme === 'abc') await keepValueLeftOut(ctx)
}

interface Reading extends Pick<Ground, 'pause'> {
  scheme: RunnableScheme
  asked: RunRow
}

async function readSnapshot(ctx: Context, client: PoolClient, { scheme, asked, pause }: Reading): Promise<RunAnswer> {
  const unpriced = scheme.unpricedBy(asked.parameters)
  const needs = new Set(scheme.needs(asked.parameters))
  if (unpriced !== null) needs.add(unpriced)
  const rates = await getSetting(ctx.db, serviceCostSetting)
  await client.query('begin transaction isolation level repeatable read read only')
  const answer = await readRunColumns(client, {
    period: { from: asked.from, to: asked.to, asOf: asked.asOf },
    currency: asked.currency,
    membership: scheme.membership,
    metrics: [...needs],
    holdOutDays: scheme.holdOutDays(asked.parameters),
    service: { rates, minorPerMajor: minorPerMajor(asked.currency), timeZone: ctx.company.timeZone },
    timeZone: ctx.company.timeZone,
    pause,
  })
  await client.query('commit')
  return answer
}

function classedBy(answer: RunAnswer, result: RunResult): ClassedCustomers {
  return {
    customerIds: answer.columns.customerIds,
    classNames: result.classNames,
    classCodes: result.classCodes,
    values: result.values,
  }
}

function outcomeOf(answer: RunAnswer, result: RunResult): Pick<RunOutcome, 'model' | 'summary'> {
  const hasShares = !Number.isNaN(result.ranking.share[0] ?? Number.NaN)
  const summary = toStoredSummary(result.summary, {
    positiveTotal: hasShares ? result.ranking.positiveTotal : null,
    topShares: hasShares ? topShares(result.values, result.ranking) : null,
    ranks: ranksByClass(result),
    withoutWaybills: answer.withoutWaybills,
    excluded: answer.excluded,
  })
  return { model: result.model, summary }
}

function ranksByClass(result: RunResult): Map<string, { first: number; last: number }> {
  const ranks = new Map<string, { first: number; last: number }>()
  for (const position of result.ranking.order) {
    const name = result.classNames[result.classCodes[position] ?? 0] ?? ''
    const rank = result.ranking.rank[position] ?? 1
    const found = ranks.get(name)
    if (found === undefined) ranks.set(name, { first: rank, last: rank })
    else found.last = rank
  }
  return ranks
}

async function finish(ctx: Context, asked: RunRow, outcome: RunOutcome): Promise<void> {
  await ctx.db.tx(async (db) => {
    if (!(await markDone(db, asked.id, outcome))) return
    for (const id of runsToForget(await listKeptRuns(db, asked, ctx.company.timeZone, ctx.now))) await forgetRows(db, id)
    await audit(
      { ...ctx, db },
      {
        action: 'analysis_run.done',
        subjectType: 'analysis_run',
        subjectId: asked.id,
        detail: { scheme: asked.scheme, customers: outcome.summary.customers },
      },
    )
  })
}

/** Says what the run is at now, and stops it here when it was asked to stop, or has ended in other hands. */
async function enter(ctx: Context, runId: number, stage: RunStage): Promise<void> {
  if (!(await enterStage(ctx.db, runId, stage))) throw new Stopped()
}

async function endBadly(ctx: Context, asked: RunRow, error: unknown): Promise<void> {
  const known = error instanceof AppError ? error : translate(error)
  if (known.code === 'unavailable') throw error
  // Another worker may have done the very run meanwhile; otherwise nobody will ever read what was stored so far.
  const present = await findRun(ctx.db, asked.id)
  if (present?.status !== 'done') await ctx.db.bulk((client) => dropRows(client, asked.id))
  if (error instanceof Stopped) return markEnded(ctx.db, asked.id, 'cancelled', null)
  ctx.log.error({ err: error, runId: asked.id }, 'run failed')
  await markEnded(ctx.db, asked.id, 'failed', { code: known.detail ?? known.code, params: known.params })
}
