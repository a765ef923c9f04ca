import { AppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { translate } from '#lib/platform/http/problem'
import type { Log } from '#lib/platform/log/log'
import { notify } from '#lib/platform/notify/notify'
import { permit } from '#lib/platform/scope/scope'
import type { CustomerListQuery } from '../list.ts'
import { requestOf } from '../list.ts'
import { nameOwnerCause } from '../owner-cause/cause.ts'
import { MOST_COUNTED, permissionFor, ROWS_AT_ONCE } from './change.ts'
import type { BulkChangeRow } from './repository.ts'
import {
  advance,
  advanceUndo,
  findBulkChange,
  holdBulkChange,
  listUnendedBulkChanges,
  markEnded,
  markRunning,
} from './repository.ts'
import type { Chunk } from './rows/repository.ts'
import { changeRows, findChunkEnd, giveBackRows, lockCustomers, writeDownList } from './rows/repository.ts'

/** What a worker needs to carry out what somebody asked for. */
export interface BulkGround {
  db: Context['db']
  log: Log
  /** Somebody with the rights of now; null when that person may no longer act. */
  contextOf: (userId: number) => Promise<Context | null>
  systemContext: () => Promise<Context>
}

/** Lists the bulk changes, and undos of some, that wait for a worker or were left by one, the oldest first. */
export function listWaitingBulkChanges(db: Context['db']): Promise<number[]> {
  return listUnendedBulkChanges(db)
}

/**
 * Works a bulk change or its undo off, chunk by chunk, each in one transaction with its audit event. Two workers at once take turns, for each chunk
 * holds the record; one that is killed leaves what it had finished. What goes wrong is recorded; only an unavailable database throws, for the lane to try again.
 */
export async function workBulkChange(ground: BulkGround, id: number): Promise<void> {
  for (;;) {
    const record = await findBulkChange(ground.db, id, { userId: 0, ofAll: true })
    if (record === null) return
    try {
      const ctx = await ground.contextOf(actorOf(record))
      if (ctx === null) throw new AppError('forbidden', {}, { detail: 'bulk.actor_gone' })
      if (!(await stepOn(ctx, await ground.systemContext(), id))) return
    } catch (error) {
      const known = error instanceof AppError ? error : translate(error)
      if (known.code === 'unavailable') throw error
      ground.log.error({ err: error, bulkChangeId: id }, 'bulk change failed')
      return await markEnded(ground.db, id, 'failed', new Date(), known.detail ?? known.code)
    }
  }
}

const actorOf = (record: BulkChangeRow) =>
  record.status === 'undoing' ? (record.undoneById ?? record.requestedById) : record.requestedById

/** Does the next step of a change in a transaction of its own, or in the running one; false when nothing is left to do. `teller` tells whoever asked. */
export function stepOn(ctx: Context, teller: Pick<Context, 'actor'>, id: number): Promise<boolean> {
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const record = await holdBulkChange(db, id)
    switch (record?.status) {
      case 'queued':
        await begin(inner, teller, record)
        return true
      case 'running':
        return changeNext(inner, teller, record)
      case 'undoing':
        return giveBackNext(inner, teller, record)
      default:
        return false
    }
  })
}

/** Writes down which customers are meant: those that match now, as far as whoever asked sees them. */
async function begin(ctx: Context, teller: Pick<Context, 'actor'>, record: BulkChangeRow): Promise<void> {
  if (record.cancelAsked) return end(ctx, teller, record, 'cancelled')
  // It was read from the list's own query when the change was asked for.
  const query = (record.filter ?? {}) as CustomerListQuery
  const request = await requestOf(ctx, { ...query, limit: MOST_COUNTED })
  await markRunning(ctx.db, record.id, await writeDownList(ctx.db, record.id, request), ctx.now)
}

async function changeNext(ctx: Context, teller: Pick<Context, 'actor'>, record: BulkChangeRow): Promise<boolean> {
  const chunk = record.cancelAsked ? null : await nextChunk(ctx.db, record)
  if (chunk === null) {
    await end(ctx, teller, record, record.cancelAsked ? 'cancelled' : 'done')
    return false
  }
  const scope = permit(ctx, permissionFor(record.change.kind))
  await lockCustomers(ctx.db, chunk)
  await nameOwnerCause(ctx, 'bulk')
  const counts = await changeRows(ctx.db, chunk, { change: record.change, scope, now: ctx.now })
  const { changed = 0, ...others } = counts
  await advance(ctx.db, record.id, chunk.through, { changed, skipped: sumOf(others) })
  await noteChunk(ctx, 'customer.bulk_change', record, chunk, counts)
  return true
}

async function giveBackNext(ctx: Context, teller: Pick<Context, 'actor'>, record: BulkChangeRow): Promise<boolean> {
  const chunk = await nextChunk(ctx.db, record)
  if (chunk === null) {
    await end(ctx, teller, record, 'undone')
    return false
  }
  const { kind } = record.change
  const scope = permit(ctx, permissionFor(kind))
  await lockCustomers(ctx.db, chunk)
  await nameOwnerCause(ctx, 'bulk')
  const counts = await giveBackRows(ctx.db, chunk, { kind, scope, now: ctx.now })
  const { undone = 0, ...others } = counts
  await advanceUndo(ctx.db, record.id, chunk.through, { undone, kept: sumOf(others) })
  await noteChunk(ctx, 'customer.bulk_undo', record, chunk, counts)
  return true
}

async function nextChunk(db: Context['db'], { id, appliedThrough: after }: BulkChangeRow): Promise<Chunk | null> {
  const through = await findChunkEnd(db, id, after, ROWS_AT_ONCE)
  return through === null ? null : { id, after, through }
}

const sumOf = (counts: Partial<Record<string, number>>) =>
  Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0)

function noteChunk(
  ctx: Context,
  action: string,
  { id, change }: BulkChangeRow,
  { after, through }: Chunk,
  counts: Partial<Record<string, number>>,
): Promise<void> {
  const detail = { change, after_customer_id: after, through_customer_id: through, ...counts }
  return audit(ctx, { action, subjectType: 'bulk_change', subjectId: id, detail })
}

async function end(
  ctx: Context,
  teller: Pick<Context, 'actor'>,
  { id }: BulkChangeRow,
  status: 'done' | 'cancelled' | 'undone',
): Promise<void> {
  await markEnded(ctx.db, id, status, ctx.now)
  const record = await holdBulkChange(ctx.db, id)
  if (record === null) return
  await tellHolder(ctx, record)
  const { change, background, changed, skipped, undone, kept, undoneById, requestedById } = record
  const asked = status === 'undone' ? (undoneById ?? requestedById) : requestedById
  if (!background) return
  const counts = status === 'undone' ? { done: undone, left: kept } : { done: changed, left: skipped }
  await notify({ db: ctx.db, actor: teller.actor }, [
    {
      userId: asked,
      kind: status === 'undone' ? 'bulk_undo_done' : 'bulk_change_done',
      params: { what: change.kind, ...counts },
      href: `/customers/bulk/${id}`,
      matter: `bulk_change:${id}`,
    },
  ])
}

/** Whoever was given customers is told once, with their number; and again when they were taken back. */
async function tellHolder(ctx: Context, { id, change, status, changed, undone }: BulkChangeRow): Promise<void> {
  const count = status === 'undone' ? undone : changed
  if (change.kind !== 'owner' || count === 0) return
  const kind = status === 'undone' ? 'customers_taken_back' : 'customers_assigned'
  const params = { by: ctx.actor.name, count }
  await notify(ctx, [{ userId: change.ownerId, kind, params, href: '/customers?owner=me', matter: `bulk_owner:${id}` }])
}
