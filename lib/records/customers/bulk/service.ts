import { AppError, invalidField } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { sqlStateOf } from '#lib/platform/db/error-state'
import { countAllUpTo } from '#lib/platform/list/count-up-to'
import { announce } from '#lib/platform/queue/announce'
import { permit } from '#lib/platform/scope/scope'
import { consumerPersonal } from '../../record/changes.ts'
import type { CustomerListQuery } from '../list.ts'
import { notedFilter, requestOf } from '../list.ts'
import { outletNamed, ownerNamed } from '../references.ts'
import type { BulkChange, Outcome, UndoOutcome } from './change.ts'
import { MOST_COUNTED, permissionFor, ROWS_AT_ONCE, UNDOABLE_DAYS, undoableUntil } from './change.ts'
import type { BulkChangeRow } from './repository.ts'
import {
  askToCancel,
  dropOldBulkChanges,
  findBulkChange,
  holdBulkChange,
  insertBulkChange,
  listBulkChangeRows,
  markRunning,
  markUndoing,
} from './repository.ts'
import { countOutcomes, dropOldRows, listLeftOut, writeDownChosen, writeDownList } from './rows/repository.ts'
import type { BulkChangeInput, ChosenRow } from './schema.ts'
import { stepOn } from './work.ts'

/** Which customers: those chosen one by one, or all that a list holds. */
export type BulkChoice = { rows: readonly ChosenRow[] } | { query: CustomerListQuery }

const LISTED_AT_MOST = 100
export const LEFT_OUT_AT_MOST = 200

/** A bulk change as its reader gets it. */
export interface BulkChangeView extends Omit<BulkChangeRow, 'filter' | 'appliedThrough'> {
  /** Until when its reader may undo it; null when there is nothing to undo. */
  undoableUntil: Date | null
}

/** Counts all customers that a list holds, up to a million. */
export function countAll(ctx: Context, query: CustomerListQuery): Promise<number> {
  return countUpTo(ctx, query, MOST_COUNTED)
}

/** Counts which of some customers, or of all of a list, would not meet the gate into a stage, as the last night worked it out; up to as many as any count. */
export function countBelow(
  ctx: Context,
  stage: string,
  chosen: { ids: readonly number[] } | { query: CustomerListQuery },
): Promise<number> {
  const query = 'ids' in chosen ? { ids: chosen.ids } : chosen.query
  return countAll(ctx, { ...query, below: stage })
}

async function countUpTo(ctx: Context, query: CustomerListQuery, most: number): Promise<number> {
  const [count = 0] = await countAllUpTo(ctx.db, [await requestOf(ctx, { ...query, limit: most })], most)
  return count
}

/** Looks up what a change names. Throws `forbidden`, and `invalid_request` for a colleague or outlet that is unknown or out of reach. */
export function resolveBulkChange(ctx: Context, input: BulkChangeInput): Promise<BulkChange> {
  permit(ctx, 'customer:read')
  return resolved(ctx, input)
}

/**
 * Changes many customers alike, whoever has decided that, and answers the id of the record. Up to 2,000 are changed at once, in one transaction; more are worked off in the background, and the record that is answered is
 * queued. A customer that changed since it was seen (of a list: since the work began), that the actor may not change, or that would leave the scope, is left
 * out and counted. Throws `not_found` when none of the customers is there.
 */
export async function carryOutBulkChange(ctx: Context, change: BulkChange, choice: BulkChoice): Promise<number> {
  permit(ctx, 'customer:read')
  permit(ctx, permissionFor(change.kind))
  const many = 'query' in choice && (await countUpTo(ctx, choice.query, ROWS_AT_ONCE + 1)) > ROWS_AT_ONCE
  return patiently(() => (many ? queue(ctx, change, choice.query) : changeAtOnce(ctx, change, choice)))
}

async function resolved(ctx: Context, input: BulkChangeInput): Promise<BulkChange> {
  const scope = permit(ctx, permissionFor(input.kind))
  switch (input.kind) {
    case 'owner': {
      const ownerId = await ownerNamed(ctx, input.owner_email)
      // Who holds by owners alone cannot hand on to anybody else: every single customer would be refused.
      const holds = scope.kind === 'all' || scope.outletIds.length > 0 || (ownerId !== null && scope.ownerIds.includes(ownerId))
      if (ownerId === null || !holds) throw invalidField('owner_email', 'not_in_scope')
      return { kind: 'owner', ownerId }
    }
    case 'outlet': {
      const outletId = await outletNamed(ctx, input.outlet_code)
      if (outletId === null) throw invalidField('outlet_code', 'required')
      return { kind: 'outlet', outletId }
    }
    case 'next_touch':
      return { kind: 'next_touch', day: input.next_touch_on }
    default:
      return input
  }
}

/** Somebody who locked some of the customers in another order may have to be waited for, and then met again. */
async function patiently<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 3 || !['40P01', '40001'].includes(sqlStateOf(error))) throw error
    }
  }
}

function queue(ctx: Context, change: BulkChange, query: CustomerListQuery): Promise<number> {
  const { sort: _sort, falling: _falling, limit: _limit, cursor: _cursor, ...filter } = query
  return ctx.db.tx(async (db) => {
    const id = await insertBulkChange(db, { change, filter, status: 'queued', userId: ctx.actor.userId, now: ctx.now })
    const detail = { change, filter: notedFilter(filter) }
    await audit({ ...ctx, db }, { action: 'customer.bulk_change_start', subjectType: 'bulk_change', subjectId: id, detail })
    await announce(db, 'bulk_change', id)
    return id
  })
}

function changeAtOnce(ctx: Context, change: BulkChange, choice: BulkChoice): Promise<number> {
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const id = await insertBulkChange(db, { change, filter: null, status: 'running', userId: ctx.actor.userId, now: ctx.now })
    const written =
      'rows' in choice
        ? await writeDownChosen(db, id, permit(ctx, 'customer:read'), choice.rows)
        : await writeDownList(db, id, await requestOf(inner, { ...choice.query, limit: ROWS_AT_ONCE }))
    if (written === 0) throw new AppError('not_found', {})
    await markRunning(db, id, written, ctx.now)
    while (await stepOn(inner, ctx, id));
    return id
  })
}

/** Answers one bulk change: to whoever asked for it, and to whoever may make such a change in the whole company. */
export async function getBulkChange(ctx: Context, id: number): Promise<BulkChangeView> {
  return viewOf(ctx, await findSeen(ctx, id))
}

/** Lists the bulk changes of the last month, the latest first: the actor's own, for whoever may change customers of the whole company everybody's. */
export async function listBulkChanges(ctx: Context): Promise<BulkChangeView[]> {
  const reader = { userId: ctx.actor.userId, ofAll: permit(ctx, 'customer:update').kind === 'all' }
  const rows = await listBulkChangeRows(ctx.db, reader, oldestKept(ctx.now), LISTED_AT_MOST)
  return rows.map((row) => viewOf(ctx, row))
}

/** What became of the customers of a change that has ended. */
export interface BulkResult {
  outcomes: Partial<Record<Outcome, number>>
  undo: Partial<Record<UndoOutcome, number>>
  /** The first of those that were left out, of the undo when there was one; masked. */
  leftOut: { customerId: number; externalId: string | null; name: string; outcome: string }[]
}

/** Answers what became of the customers of a change, with the first of those that were left out. */
export async function getBulkResult(ctx: Context, id: number): Promise<BulkResult> {
  const record = await findSeen(ctx, id)
  const ofUndo = record.status === 'undone'
  const scope = permit(ctx, 'customer:read')
  const [counts, rows] = await Promise.all([countOutcomes(ctx.db, id), listLeftOut(ctx.db, id, scope, ofUndo, LEFT_OUT_AT_MOST)])
  const leftOut = rows.map(({ kind, name, ...row }) => ({
    ...row,
    name: kind === 'consumer' ? consumerPersonal.name(name) : name,
  }))
  return { ...counts, leftOut }
}

/**
 * Undoes a bulk change: each customer gets its value back where that still is as the change left it; others are kept and counted. What else was changed of a customer
 * since stays. Many are worked off in the background. Throws `rule_violated` after 30 days, while it is at work, and when it was undone already.
 */
export async function undoBulkChange(ctx: Context, id: number): Promise<BulkChangeView> {
  await findSeen(ctx, id)
  await patiently(() =>
    ctx.db.tx(async (db) => {
      const inner = { ...ctx, db }
      const record = await holdBulkChange(db, id)
      if (record === null) throw new AppError('not_found', {})
      permit(ctx, permissionFor(record.change.kind))
      refuseUndo(ctx, record)
      await markUndoing(db, id, ctx.actor.userId, ctx.now)
      if (record.total > ROWS_AT_ONCE) return announce(db, 'bulk_change', id)
      while (await stepOn(inner, ctx, id));
    }),
  )
  return getBulkChange(ctx, id)
}

function refuseUndo(ctx: Context, { status, changed, requestedAt }: BulkChangeRow): void {
  const rule = (detail: string) => new AppError('rule_violated', { days: UNDOABLE_DAYS }, { detail })
  if (status === 'undone' || status === 'undoing') throw rule('bulk.undone_already')
  if (status === 'queued' || status === 'running') throw rule('bulk.still_at_work')
  if (changed === 0) throw rule('bulk.nothing_to_undo')
  if (undoableUntil(requestedAt) < ctx.now) throw rule('bulk.too_old_to_undo')
}

/** Asks a bulk change in the background to stop before its next chunk; what it has changed stands, and can be undone. Throws `conflict` when it has ended. */
export async function cancelBulkChange(ctx: Context, id: number): Promise<BulkChangeView> {
  await findSeen(ctx, id)
  await ctx.db.tx(async (db) => {
    if (!(await askToCancel(db, id))) throw new AppError('conflict', {}, { detail: 'bulk.has_ended' })
    await audit({ ...ctx, db }, { action: 'customer.bulk_change_cancel', subjectType: 'bulk_change', subjectId: id })
    await announce(db, 'bulk_change', id)
  })
  return getBulkChange(ctx, id)
}

const oldestKept = (now: Date) => new Date(now.getTime() - (undoableUntil(now).getTime() - now.getTime()))
const forgottenAtOnce = 20_000

/** Forgets bulk changes that can no longer be undone, with the values before; for a daily job. */
export async function forgetOldBulkChanges(db: Context['db'], now = new Date()): Promise<number> {
  const before = oldestKept(now)
  while ((await dropOldRows(db, before, forgottenAtOnce)) > 0);
  return dropOldBulkChanges(db, before)
}

async function findSeen(ctx: Context, id: number): Promise<BulkChangeRow> {
  const ofAll = permit(ctx, 'customer:update').kind === 'all'
  const row = await findBulkChange(ctx.db, id, { userId: ctx.actor.userId, ofAll })
  if (row === null) throw new AppError('not_found', {})
  return row
}

function viewOf(ctx: Context, { filter: _filter, appliedThrough: _through, ...row }: BulkChangeRow): BulkChangeView {
  const until = undoableUntil(row.requestedAt)
  const ended = row.status === 'done' || row.status === 'cancelled' || row.status === 'failed'
  const may = ctx.actor.permissions[permissionFor(row.change.kind)] !== undefined
  return { ...row, undoableUntil: ended && may && row.changed > 0 && until > ctx.now ? until : null }
}
