import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { decodeCursor, encodeCursor, hashFilter, pageOf } from '#lib/core/page'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { parseInput } from '#lib/platform/http/parse'
import { parseRecordId } from '#lib/platform/http/record-id'
import { announce } from '#lib/platform/queue/announce'
import { permit, permitWholeCompany } from '#lib/platform/scope/scope'
import { currencyOf, periodOf, refuseAhead } from '../period/question.ts'
import { getScheme } from './registry.ts'
import { askToCancel, findRun, insertRun, listAssignmentRows, listRunRows } from './repository.ts'
import type { RunRow } from './run-row.ts'
import type { RunnableScheme } from './run-scheme.ts'
import { viewAssignment, viewMovement, viewRun } from './run-view.ts'
import type {
  AssignmentResource,
  ListAssignmentsInput,
  ListRunsInput,
  MovementResource,
  RunResource,
  StartRunInput,
} from './schema.ts'

interface Listed<Row> {
  data: Row[]
  next_cursor: string | null
}

/** Asks for a run of a scheme over the whole company and answers its id; it is worked off in the background. Parameters that are left out take the
 * contract's defaults. Throws `invalid_request`, `invalid_period`, or `rule_violated` for what cannot be carried out. */
export async function startRun(ctx: Context, input: StartRunInput): Promise<{ id: string }> {
  permit(ctx, 'analysis:run')
  const scheme = getScheme(input.scheme)
  const parameters = checkParameters(scheme, input.parameters)
  const period = periodOf(ctx, input, scheme.defaultMonths)
  refuseAhead(ctx, period)
  const currency = currencyOf(ctx, input.currency)
  const id = await ctx.db.tx(async (db) => {
    const made = await insertRun(db, {
      scheme: scheme.id,
      parameters,
      period,
      currency,
      requestedById: ctx.actor.userId,
      requestedAt: ctx.now,
    })
    await audit(
      { ...ctx, db },
      {
        action: 'analysis_run.start',
        subjectType: 'analysis_run',
        subjectId: made,
        detail: { scheme: scheme.id, ...period, currency },
      },
    )
    await announce(db, 'run', made)
    return made
  })
  return { id: String(id) }
}

/** Answers parameters of a scheme as its schema takes them, with its defaults for those that are left out. Throws `invalid_request`, naming a wrong one as the caller wrote it. */
export function checkParameters(scheme: RunnableScheme, given: unknown): unknown {
  const parsed = parseInput(z.object({ parameters: scheme.parameters }), { parameters: given ?? {} }, 'body')
  return z.object({ parameters: z.unknown() }).parse(parsed).parameters
}

/** Answers one run; its totals only to readers who may see the whole company. */
export async function getRun(ctx: Context, id: string): Promise<RunResource> {
  const scope = permit(ctx, 'analysis:read')
  return viewRun(ctx, await runOf(ctx, id), scope.kind === 'all')
}

/** Lists runs, the latest first. */
export async function listRuns(ctx: Context, input: ListRunsInput): Promise<Listed<RunResource>> {
  const scope = permit(ctx, 'analysis:read')
  const binding = { filter: hashFilter({ scheme: input.scheme, status: input.status }), sort: '-id' }
  const before = input.cursor === undefined ? null : readKey(decodeCursor(input.cursor, binding, ctx.now), 1)[0]
  const rows = await listRunRows(ctx.db, { scheme: input.scheme, status: input.status, before: before ?? null }, input.limit + 1)
  const page = pageOf(rows, input.limit, (row) => encodeCursor(binding, [row.id], ctx.now))
  return { data: page.data.map((row) => viewRun(ctx, row, scope.kind === 'all')), next_cursor: page.nextCursor }
}

/** Cancels a run that waits at once, and has one that runs stop within a second or two. Throws `conflict` when it has ended already, or is being published: what customers show of it is written then. */
export async function cancelRun(ctx: Context, id: string): Promise<RunResource> {
  const scope = permit(ctx, 'analysis:run')
  const run = await runOf(ctx, id)
  await ctx.db.tx(async (db) => {
    if (!(await askToCancel(db, run.id))) throw cannotCancel(await runOf({ ...ctx, db }, id))
    await audit({ ...ctx, db }, { action: 'analysis_run.cancel', subjectType: 'analysis_run', subjectId: run.id })
  })
  return viewRun(ctx, await runOf(ctx, id), scope.kind === 'all')
}

function cannotCancel({ status }: RunRow): AppError {
  return new AppError('conflict', { status }, { detail: status === 'running' ? 'run.is_publishing' : 'run.has_ended' })
}

/** Answers who moved between classes since the scheme's run before; a matter of the whole company. Throws `conflict` while the run is not done. */
export async function getMovement(ctx: Context, id: string): Promise<MovementResource> {
  permitWholeCompany(ctx, 'analysis:read')
  return viewMovement(doneRun(await runOf(ctx, id)))
}

/** Lists the customers of a done run that the reader may see, by rank, with reasons in the reader's language. Throws `conflict` while the run is
 * not done, `not_found` when its rows are no longer kept. */
export async function listAssignments(
  ctx: Context,
  id: string,
  input: ListAssignmentsInput,
): Promise<Listed<AssignmentResource>> {
  const scope = permit(ctx, 'analysis:read')
  const run = doneRun(await runOf(ctx, id))
  if (!run.rowsKept) throw new AppError('not_found', {}, { detail: 'run.rows_not_kept' })
  const binding = { filter: hashFilter({ run: run.id, class: input.class }), sort: 'rank' }
  const key = input.cursor === undefined ? null : readKey(decodeCursor(input.cursor, binding, ctx.now), 2)
  const ofClass = run.summary?.classes.find((entry) => entry.class === input.class)
  const ranks =
    ofClass === undefined || ofClass.firstRank === null || ofClass.lastRank === null
      ? null
      : { first: ofClass.firstRank, last: ofClass.lastRank }
  const after = key === null ? null : { rank: key[0] ?? 0, id: key[1] ?? 0 }
  const query = { run, scope, class: input.class, ranks, after, limit: input.limit + 1 }
  const rows = await readWhileKept(ctx, [run.id], () => listAssignmentRows(ctx.db, query))
  const explain = getScheme(run.scheme).explainer(run.parameters, run.model)
  const page = pageOf(rows, input.limit, (row) => encodeCursor(binding, [row.rank, row.id], ctx.now))
  return { data: page.data.map((row) => viewAssignment(ctx, run, row, explain)), next_cursor: page.nextCursor }
}

/** Reads rows of runs; retention may drop them between looking at a run and reading them, which is `not_found` then. */
export async function readWhileKept<Found>(ctx: Context, runIds: readonly number[], read: () => Promise<Found>): Promise<Found> {
  try {
    return await read()
  } catch (error) {
    for (const id of runIds)
      if ((await findRun(ctx.db, id))?.rowsKept === false) throw new AppError('not_found', {}, { detail: 'run.rows_not_kept' })
    throw error
  }
}

/** Answers a done run as it is stored, for services that read its rows; what of it a reader may see is theirs to decide. Throws `not_found`, and `conflict`
 * while it is not done. */
export async function getDoneRun(ctx: Context, id: string): Promise<RunRow> {
  permit(ctx, 'analysis:read')
  return doneRun(await runOf(ctx, id))
}

async function runOf(ctx: Context, id: string): Promise<RunRow> {
  const parsed = parseRecordId(id)
  const run = 'id' in parsed ? await findRun(ctx.db, parsed.id) : null
  if (run === null) throw new AppError('not_found', {}, { detail: 'run.not_found' })
  return run
}

function doneRun(run: RunRow): RunRow {
  if (run.status !== 'done') throw new AppError('conflict', { status: run.status }, { detail: 'run.not_done' })
  return run
}

const largestKey = 2_147_483_647

function readKey(key: readonly unknown[], length: number): number[] {
  const numbers = key.filter(
    (part): part is number => typeof part === 'number' && Number.isInteger(part) && part >= 0 && part <= largestKey,
  )
  if (key.length !== length || numbers.length !== length)
    throw new AppError('invalid_cursor', {}, { detail: 'cursor.unreadable' })
  return numbers
}
