import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { empty, sql } from '#lib/platform/db/sql'
import type { BulkChange, BulkStatus } from './change.ts'
import { bulkStatuses } from './change.ts'
import { storedChange } from './schema.ts'

const bulkChangeRow = z.object({
  id: z.int(),
  change: storedChange,
  /** Which customers, until they are written down. */
  filter: z.record(z.string(), z.unknown()).nullable(),
  status: z.enum(bulkStatuses),
  background: z.boolean(),
  cancelAsked: z.boolean(),
  total: z.int(),
  changed: z.int(),
  skipped: z.int(),
  undone: z.int(),
  kept: z.int(),
  appliedThrough: z.int(),
  failureCode: z.string().nullable(),
  requestedById: z.int(),
  requestedByName: z.string(),
  requestedAt: z.date(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  undoneById: z.int().nullable(),
  undoneByName: z.string().nullable(),
  undoneAt: z.date().nullable(),
  /** The colleague or outlet that the change names. */
  targetName: z.string().nullable(),
})
export type BulkChangeRow = z.infer<typeof bulkChangeRow>

const nameOf = (userId: Sql): Sql => sql`(select u.name from app_user u where u.id = ${userId})`
const columns = sql`b.id, b.change, b.filter, b.status, b.background, b.cancel_asked as "cancelAsked", b.total, b.changed, b.skipped, b.undone, b.kept,
  b.applied_through as "appliedThrough", b.failure_code as "failureCode", b.requested_by_id as "requestedById",
  ${nameOf(sql`b.requested_by_id`)} as "requestedByName", b.requested_at as "requestedAt", b.started_at as "startedAt", b.finished_at as "finishedAt",
  b.undone_by_id as "undoneById", ${nameOf(sql`b.undone_by_id`)} as "undoneByName", b.undone_at as "undoneAt",
  case b.kind when 'owner' then ${nameOf(sql`(b.change ->> 'ownerId')::int`)}
    when 'outlet' then (select o.name from outlet o where o.id = (b.change ->> 'outletId')::int) end as "targetName"`

interface NewBulkChange {
  change: BulkChange
  filter: Readonly<Record<string, unknown>> | null
  status: 'queued' | 'running'
  userId: number
  now: Date
}

/** Stores a change that is asked for, and answers its id. */
export async function insertBulkChange(db: Db, { change, filter, status, userId, now }: NewBulkChange): Promise<number> {
  const row = await db.row(
    z.object({ id: z.int() }),
    sql`
    insert into bulk_change (kind, change, filter, status, background, requested_by_id, requested_at, started_at)
    values (${change.kind}, ${JSON.stringify(change)}::jsonb, ${filter === null ? null : JSON.stringify(filter)}::jsonb, ${status}, ${status === 'queued'},
      ${userId}, ${now}::timestamptz, ${status === 'running' ? now : null}::timestamptz)
    returning id`,
  )
  return row?.id ?? 0
}

/** Finds a change that somebody asked for; with `ofAll` anybody's. */
export function findBulkChange(db: Db, id: number, reader: { userId: number; ofAll: boolean }): Promise<BulkChangeRow | null> {
  return db.row(bulkChangeRow, sql`select ${columns} from bulk_change b where b.id = ${id} and ${seenBy(reader)}`)
}

const seenBy = ({ userId, ofAll }: { userId: number; ofAll: boolean }): Sql =>
  ofAll ? sql`true` : sql`b.requested_by_id = ${userId}`

/** Lists changes that somebody asked for, with `ofAll` everybody's, the latest first. */
export function listBulkChangeRows(
  db: Db,
  reader: { userId: number; ofAll: boolean },
  since: Date,
  most: number,
): Promise<BulkChangeRow[]> {
  return db.rows(
    bulkChangeRow,
    sql`
    select ${columns} from bulk_change b where ${seenBy(reader)} and b.requested_at >= ${since}::timestamptz order by b.id desc limit ${most}`,
  )
}

/** Holds a change until the transaction ends, so that one chunk of it is dealt with at a time, and answers how it stands. */
export function holdBulkChange(db: Db, id: number): Promise<BulkChangeRow | null> {
  return db.row(bulkChangeRow, sql`select ${columns} from bulk_change b where b.id = ${id} for update of b`)
}

/** Lists the changes that wait for a worker, or were left by one, the oldest first. */
export async function listUnendedBulkChanges(db: Db): Promise<number[]> {
  const rows = await db.rows(
    z.object({ id: z.int() }),
    sql`select id from bulk_change where status in ('queued', 'running', 'undoing') order by id`,
  )
  return rows.map((row) => row.id)
}

/** Notes that the customers of a change are written down, and how many they are. */
export async function markRunning(db: Db, id: number, total: number, now: Date): Promise<void> {
  await db.execute(sql`
    update bulk_change set status = 'running', filter = null, total = ${total}, started_at = ${now}::timestamptz where id = ${id}`)
}

/** Notes how far a change has come. */
export async function advance(db: Db, id: number, through: number, counts: { changed: number; skipped: number }): Promise<void> {
  await db.execute(sql`
    update bulk_change set applied_through = ${through}, changed = changed + ${counts.changed}, skipped = skipped + ${counts.skipped} where id = ${id}`)
}

/** Notes how far an undo has come. */
export async function advanceUndo(db: Db, id: number, through: number, counts: { undone: number; kept: number }): Promise<void> {
  await db.execute(sql`
    update bulk_change set applied_through = ${through}, undone = undone + ${counts.undone}, kept = kept + ${counts.kept} where id = ${id}`)
}

/** Notes that a change has ended. */
export async function markEnded(
  db: Db,
  id: number,
  status: Extract<BulkStatus, 'done' | 'cancelled' | 'failed' | 'undone'>,
  now: Date,
  failureCode: string | null = null,
): Promise<void> {
  const undone = status === 'undone' ? sql`, undone_at = ${now}::timestamptz` : empty
  await db.execute(sql`
    update bulk_change set status = ${status}, failure_code = ${failureCode}, finished_at = ${now}::timestamptz, filter = null ${undone} where id = ${id}`)
}

/** Begins an undo from the first customer on; what an earlier one has given back stays given back. */
export async function markUndoing(db: Db, id: number, userId: number, now: Date): Promise<void> {
  await db.execute(sql`
    update bulk_change set status = 'undoing', applied_through = 0, undone_by_id = ${userId}, started_at = ${now}::timestamptz
    where id = ${id}`)
}

/** Asks a change that is at work to stop; false when it has ended, or is being undone. */
export async function askToCancel(db: Db, id: number): Promise<boolean> {
  const asked = await db.execute(
    sql`update bulk_change set cancel_asked = true where id = ${id} and status in ('queued', 'running') and not cancel_asked`,
  )
  return asked > 0
}

/** Forgets changes that were asked for before an instant and have no rows left; answers how many. */
export function dropOldBulkChanges(db: Db, before: Date): Promise<number> {
  return db.execute(sql`
    delete from bulk_change b where b.requested_at < ${before}::timestamptz and b.status not in ('queued', 'running', 'undoing')
      and not exists (select from bulk_change_row r where r.bulk_change_id = b.id)`)
}
