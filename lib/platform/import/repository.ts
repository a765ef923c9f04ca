import { z } from 'zod'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { empty, sql } from '../db/sql.ts'
import type { Notice } from './header.ts'
import type { ImportRow, ImportStatus } from './import-row.ts'
import { importRow } from './import-row.ts'

const instant = (column: Sql) => sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
export const importColumns = sql`id, kind, status, file_name as "fileName", file_bytes as "fileBytes", file_sha256 as "fileSha256", mapping, options, total, created, updated, skipped,
  rejected, warnings, notices, step, applied_through as "appliedThrough", cancel_asked as "cancelAsked", failure_code as "failureCode",
  failure_params as "failureParams", revert_report as "revertReport", headings, forecast, requested_by_id as "requestedById",
  (select u.name from app_user u where u.id = requested_by_id) as "requestedBy", ${instant(sql`created_at`)} as "createdAt",
  ${instant(sql`apply_began_at`)} as "applyBeganAt", ${instant(sql`finished_at`)} as "finishedAt"`

/** Whose imports are meant: one user's own, or everybody's (null). */
export type Requester = number | null

const byRequester = (requester: Requester) => (requester === null ? empty : sql`and requested_by_id = ${requester}`)

/** Finds an import; null when there is none, or none of that requester. */
export function findImport(db: Db, id: number, requester: Requester = null): Promise<ImportRow | null> {
  return db.row(importRow, sql`select ${importColumns} from import where id = ${id} ${byRequester(requester)}`)
}

/** Lists imports, the newest first, behind `beforeId`. */
export function listImportRows(
  db: Db,
  options: { beforeId: number | null; limit: number; requester: Requester; kind: string | null; status: string | null },
): Promise<ImportRow[]> {
  return db.rows(
    importRow,
    sql`
    select ${importColumns} from import
    where id < ${options.beforeId ?? 2_147_483_647} ${byRequester(options.requester)}
      and (${options.kind}::text is null or kind = ${options.kind}) and (${options.status}::text is null or status = ${options.status})
    order by id desc limit ${options.limit}`,
  )
}

export interface NewImport {
  /** Waits for somebody to map its columns, instead of being worked off. */
  status?: 'uploaded'
  kind: string
  fileName: string
  fileBytes: number
  fileSha256: string
  identityHash: string
  mapping: unknown
  options: unknown
  requestedById: number
}

const idRow = z.object({ id: z.int() })

/** Stores an import unless the same one stands already; answers the id of the one that stands now, and whether it is new. */
export async function insertImport(db: Db, input: NewImport): Promise<{ id: number; isNew: boolean }> {
  const inserted = await db.row(
    idRow,
    sql`
    insert into import (status, kind, file_name, file_bytes, file_sha256, identity_hash, mapping, options, requested_by_id)
    values (${input.status ?? 'queued'}, ${input.kind}, ${input.fileName}, ${input.fileBytes}::int8, ${input.fileSha256}, ${input.identityHash}, ${JSON.stringify(input.mapping)}::jsonb,
      ${JSON.stringify(input.options)}::jsonb, ${input.requestedById})
    on conflict (identity_hash) where status not in ('failed', 'cancelled', 'reverted') do nothing returning id`,
  )
  if (inserted !== null) return { id: inserted.id, isNew: true }
  const earlier = await db.row(
    idRow,
    sql`
    select id from import where identity_hash = ${input.identityHash} and status not in ('failed', 'cancelled', 'reverted')`,
  )
  // Between the two statements the earlier one may have ended without success.
  return earlier === null ? insertImport(db, input) : { id: earlier.id, isNew: false }
}

// By the clock, not by now(): that is when the transaction began, and a chunk or a wait for its lock may take long.
const leaseSeconds = 15

/** Whether an import that goes on needs the file with these bytes. */
export async function isFileNeeded(db: Db, sha256: string): Promise<boolean> {
  const found = await db.row(
    idRow,
    sql`
    select id from import where file_sha256 = ${sha256} and status in ('uploaded', 'queued', 'validating', 'ready', 'applying') limit 1`,
  )
  return found !== null
}

/** Forgets the cells of the file that stand in the import itself. The names of the columns stay while rows that were not taken are kept. */
export async function forgetCells(db: Db, id: number): Promise<void> {
  await db.execute(sql`
    update import set samples = null, preview = null,
      headings = case when exists (select from import_refused_row r where r.import_id = ${id}) then headings end
    where id = ${id}`)
}

/** The same for all that have ended, whose workers were killed before they could. */
export async function forgetEndedCells(db: Db): Promise<void> {
  await db.execute(sql`
    update import set samples = null, preview = null
    where status in ('done', 'failed', 'cancelled', 'reverted') and (samples is not null or preview is not null)`)
}

/** Lists, of the imports whose tables stand in the database, those that have ended, or are not there at all. */
export async function listEndedWithTables(db: Db): Promise<number[]> {
  const rows = await db.rows(
    idRow,
    sql`
    select distinct t.id from (
      select substring(relname from '[0-9]+$')::int as id from pg_class where relkind = 'r' and relname ~ '^import_(stage|row)_[0-9]{1,9}$'
    ) t left join import i on i.id = t.id
    where i.id is null or i.status in ('done', 'failed', 'cancelled', 'reverted') order by t.id`,
  )
  return rows.map((row) => row.id)
}

/** Takes an import for one worker, or answers null when another has it, or nothing is to be done. */
export function claimImport(db: Db, id: number, owner: string): Promise<ImportRow | null> {
  return db.row(
    importRow,
    sql`
    update import set lease_owner = ${owner}, lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), updated_at = now()
    where id = ${id} and status in ('queued', 'validating', 'applying', 'reverting') and (lease_until is null or lease_until < clock_timestamp() or lease_owner = ${owner})
    returning ${importColumns}`,
  )
}

/** Keeps the lease; false when it was lost. */
export async function renewLease(db: Db, id: number, owner: string): Promise<boolean> {
  const renewed = await db.execute(sql`
    update import set lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}) where id = ${id} and lease_owner = ${owner}`)
  return renewed === 1
}

/** Gives the lease back, so that whoever comes next need not wait for its end. */
export async function releaseLease(db: Db, id: number, owner: string): Promise<void> {
  await db.execute(sql`update import set lease_owner = null, lease_until = null where id = ${id} and lease_owner = ${owner}`)
}

/** Lists the leases that are held, or were when their worker ended. */
export function listLeases(db: Db): Promise<{ id: number; owner: string }[]> {
  return db.rows(
    z.object({ id: z.int(), owner: z.string() }),
    sql`select id, lease_owner as owner from import where lease_owner is not null`,
  )
}

/** Imports that are to go on and that nobody works on: left by a worker that was killed, or never taken up. */
export async function listLeftImports(db: Db): Promise<number[]> {
  const rows = await db.rows(
    idRow,
    sql`
    select id from import where status in ('queued', 'validating', 'applying', 'reverting') and (lease_until is null or lease_until < clock_timestamp()) order by id`,
  )
  return rows.map((row) => row.id)
}

const LONG_IMPORT_MINUTES = 15

/** Whether a worker is writing the records of an import of the last quarter of an hour. */
export async function isImportApplying(db: Db): Promise<boolean> {
  const found = await db.row(
    idRow,
    sql`
    select id from import where status = 'applying' and lease_until > clock_timestamp() and created_at > clock_timestamp() - make_interval(mins => ${LONG_IMPORT_MINUTES}) limit 1`,
  )
  return found !== null
}

const heldRow = z.object({ appliedThrough: z.int(), cancelAsked: z.boolean() })

/** How far an import is that the owner has the lease of; null when the lease is another's by now. */
export function findHeld(db: Db, id: number, owner: string): Promise<z.infer<typeof heldRow> | null> {
  return db.row(heldRow, heldStatement(id, owner))
}

/** The same, and locks the import for the transaction of `db`. Weak enough for others to write what refers to the import meanwhile. */
export function holdImport(db: Db, id: number, owner: string): Promise<z.infer<typeof heldRow> | null> {
  return db.row(heldRow, sql`${heldStatement(id, owner)} for no key update`)
}

function heldStatement(id: number, owner: string): Sql {
  return sql`select applied_through as "appliedThrough", cancel_asked as "cancelAsked" from import where id = ${id} and lease_owner = ${owner}`
}

export interface Counts {
  created: number
  updated: number
  skipped: number
  rejected: number
}

/** Adds what a chunk did, and how far it went. What validation had counted as rejected is replaced by what the chunks count. */
export async function advance(db: Db, id: number, through: number, counts: Counts): Promise<void> {
  await db.execute(sql`
    update import set created = created + ${counts.created}, updated = updated + ${counts.updated}, skipped = skipped + ${counts.skipped},
      rejected = case when applied_through = 0 then 0 else rejected end + ${counts.rejected}, applied_through = ${through}::int8,
      lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), updated_at = now()
    where id = ${id}`)
}

/** One worker's hold on an import. */
export interface Hold {
  id: number
  owner: string
}

const FINAL: readonly ImportStatus[] = ['done', 'failed', 'cancelled', 'reverted']

/** Moves on to another status and step, and answers the status that it came to: `cancelled` instead of `ready` when that was asked for meanwhile, null when
 * the lease is another's by now. A final status is stamped; it and `ready` give the lease back. */
export async function setStatus(
  db: Db,
  { id, owner }: Hold,
  status: ImportStatus,
  step: string | null,
): Promise<ImportStatus | null> {
  const isFinal = FINAL.includes(status)
  const next = status === 'ready' ? sql`case when cancel_asked then 'cancelled' else 'ready' end` : sql`${status}`
  const finished = isFinal ? sql`now()` : status === 'ready' ? sql`case when cancel_asked then now() end` : sql`null`
  const moved = await db.row(
    z.object({ status: importRow.shape.status }),
    sql`
    update import set status = ${next}, step = ${step}, updated_at = now(), finished_at = ${finished},
      apply_began_at = ${status === 'applying' ? sql`coalesce(apply_began_at, now())` : sql`apply_began_at`}
      ${isFinal || status === 'ready' ? sql`, lease_owner = null, lease_until = null, cancel_asked = false` : empty}
    where id = ${id} and lease_owner = ${owner} returning status`,
  )
  return moved?.status ?? null
}

/** Changes the status if it is one of those expected; false when it has moved on. */
export function moveStatus(db: Db, id: number, from: readonly ImportStatus[], to: 'applying' | 'reverting'): Promise<boolean> {
  return moveWhere(db, id, { from, to, finishedAt: sql`null`, and: empty })
}

/** Cancels an import that waits for somebody and that no worker has; false when it has moved on. */
export function cancelWaiting(db: Db, id: number): Promise<boolean> {
  const and = sql`and (lease_until is null or lease_until < clock_timestamp())`
  return moveWhere(db, id, { from: ['uploaded', 'ready'], to: 'cancelled', finishedAt: sql`now()`, and })
}

/** Begins to revert once more what was reverted but for what was in use; false when it has moved on, and when its file, which the first revert gave free, was imported again: then that import is the one to revert. */
export function revertOnceMore(db: Db, id: number): Promise<boolean> {
  const and = sql`and not exists (select from import o where o.identity_hash = import.identity_hash and o.id <> import.id
    and o.status not in ('failed', 'cancelled', 'reverted'))`
  return moveWhere(db, id, { from: ['reverted'], to: 'reverting', finishedAt: sql`null`, and })
}

interface Move {
  from: readonly ImportStatus[]
  to: ImportStatus
  finishedAt: Sql
  and: Sql
}

async function moveWhere(db: Db, id: number, { from, to, finishedAt, and }: Move): Promise<boolean> {
  const moved = await db.execute(sql`
    update import set status = ${to}, step = null, cancel_asked = false, updated_at = now(), finished_at = ${finishedAt}
    where id = ${id} and status = any(${[...from]}::text[]) ${and}`)
  return moved === 1
}

/** Asks the worker that has it to stop at the next opportunity; false when nothing is under way. */
export async function askCancel(db: Db, id: number): Promise<boolean> {
  return (
    (await db.execute(sql`
    update import set cancel_asked = true where id = ${id} and status in ('queued', 'validating', 'applying')`)) === 1
  )
}

/** Ends an import without success, with the reason; false when the lease is another's by now. */
export async function markFailed(db: Db, { id, owner }: Hold, code: string, failureParams: unknown): Promise<boolean> {
  return (
    (await db.execute(sql`
    update import set status = 'failed', failure_code = ${code}, failure_params = ${JSON.stringify(failureParams)}::jsonb, step = null, finished_at = now(),
      lease_owner = null, lease_until = null, updated_at = now()
    where id = ${id} and lease_owner = ${owner} and status in ('queued', 'validating', 'applying', 'reverting')`)) === 1
  )
}

/** What validation found, in the transaction of `db`'s caller. */
export function validatedStatement(
  id: number,
  { headings, notices }: { headings: readonly string[]; notices: readonly Notice[] },
  rows: Sql,
): Sql {
  return sql`
    update import set notices = ${JSON.stringify(notices)}::jsonb, updated_at = now(),
      headings = ${JSON.stringify(headings)}::jsonb, total = (select count(*) from ${rows}),
      rejected = case when applied_through = 0 then (select count(*) from ${rows} r where not r.ok and not r.superseded) else rejected end,
      warnings = (select count(*) from import_error e where e.import_id = ${id} and e.severity = 'warning')
    where id = ${id}`
}
