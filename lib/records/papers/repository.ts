import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { RecordId } from '#lib/platform/http/record-id'
import type { ListPage, SortKey } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { belongsTo, customerInScope, isRecord, ofCustomer, recordBranches } from '../record/of-customer.ts'
import { customerRow } from '../record/resource.ts'
import type { Change, Columns } from '../record/write.ts'
import { insertRecord, updateRecord } from '../record/write.ts'
import { scanTypes } from './scan.ts'
import { paperForms } from './schema.ts'

const paperRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  ...customerRow,
  /** Whether the customer, or whoever it was written under, is a consumer. */
  personal: z.boolean(),
  type: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  form: z.enum(paperForms),
  datedOn: z.string().nullable(),
  validUntil: z.string().nullable(),
  keeperId: z.number(),
  keeperName: z.string(),
  place: z.string().nullable(),
  note: z.string().nullable(),
  scanType: z.enum(scanTypes).nullable(),
  scanBytes: z.number().nullable(),
  scanSha256: z.string().nullable(),
  scannedAt: z.date().nullable(),
  scannedByName: z.string().nullable(),
  archived: z.boolean(),
  version: z.number(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
/** A paper as it is stored, under the survivor of its customer's merges, with what is known of its scan. */
export type PaperRow = z.infer<typeof paperRow>

const columns = sql`t.id, t.external_id as "externalId", s.customer_id as "customerId", s.external_id as "customerExternalId", s.name as "customerName",
  s.kind as "customerKind", (s.kind = 'consumer' or c.kind = 'consumer') as personal, t.type, t.title, t.number, t.form, t.dated_on::text as "datedOn",
  t.valid_until::text as "validUntil", t.keeper_id as "keeperId", k.name as "keeperName", t.place, t.note, f.content_type as "scanType",
  f.bytes as "scanBytes", f.sha256 as "scanSha256", f.scanned_at as "scannedAt", b.name as "scannedByName", t.archived_at is not null as archived,
  t.version, t.created_at as "createdAt", t.updated_at as "updatedAt"`

const shown = sql`join app_user k on k.id = t.keeper_id left join paper_scan f on f.paper_id = t.id left join app_user b on b.id = f.scanned_by_id`

const sorts: Record<'valid_until' | 'id', SortKey> = {
  valid_until: { expression: sql`coalesce(t.valid_until, 'infinity')`, type: 'date' },
  id: { expression: sql`t.id`, type: 'int4' },
}

export interface PaperFilter {
  customer: RecordId | undefined
  keeper: RecordId | undefined
  endsFrom: Day | undefined
  /** Not included. */
  endsBefore: Day | undefined
  archived: boolean
  /** None of archived customers. */
  living: boolean
}

export interface PaperPage {
  /** What the caller asked, as it binds the cursor. */
  asked: Readonly<Record<string, unknown>>
  sort: 'valid_until' | 'id'
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Reads one page of the papers of customers in scope. */
export function listPaperRows(db: Db, scope: Scope, filter: PaperFilter, page: PaperPage): Promise<ListPage<PaperRow>> {
  const conditions = [filter.archived ? sql`t.archived_at is not null` : sql`t.archived_at is null`]
  if (filter.customer !== undefined) conditions.push(belongsTo(filter.customer))
  if (filter.keeper !== undefined)
    conditions.push(sql`t.keeper_id = (select x.id from app_user x where ${isRecord(filter.keeper, sql`x`)})`)
  if (filter.endsFrom !== undefined)
    conditions.push(sql`coalesce(t.valid_until, 'infinity') >= ${filter.endsFrom}::date and t.valid_until is not null`)
  if (filter.endsBefore !== undefined) conditions.push(sql`coalesce(t.valid_until, 'infinity') < ${filter.endsBefore}::date`)
  if (filter.living)
    conditions.push(sql`not exists (select from customer r where r.id = s.customer_id and r.archived_at is not null)`)
  return listPage(
    db,
    paperRow,
    {
      source: { from: sql`customer_paper t ${ofCustomer}`, id: sql`t.id`, sort: sorts[page.sort] },
      conditions,
      branches: filter.customer === undefined ? recordBranches(scope) : scopeBranches(scope),
      columns,
      joins: sql`join customer_paper t on t.id = p.id ${ofCustomer} ${shown}`,
      filter: page.asked,
      sort: page.sort,
      falling: page.falling,
      limit: page.limit,
      cursor: page.cursor,
    },
    page.now,
  )
}

/** Finds one paper in scope. */
export function findPaperRow(db: Db, scope: Scope, id: RecordId): Promise<PaperRow | null> {
  return db.row(
    paperRow,
    sql`select ${columns} from customer_paper t ${ofCustomer} ${shown} where ${isRecord(id, sql`t`)} and ${customerInScope(scope)}`,
  )
}

/** Stores a paper and answers its id. Throws `duplicate`. */
export function insertPaper(db: Db, set: Columns): Promise<number> {
  return insertRecord(db, 'customer_paper', set)
}

/** Changes a paper in scope that still has the version; null when there is none. Throws `duplicate`. */
export function updatePaperRow(
  db: Db,
  scope: Scope,
  id: number,
  version: number,
  set: Columns,
  now: Date,
): Promise<Change | null> {
  return updateRecord(db, 'customer_paper', id, { version, set, allowed: customerInScope(scope), now })
}

export interface NewScan {
  contentType: string
  content: Uint8Array
  sha256: string
  userId: number
  now: Date
}

/** Keeps the scan of a paper, in place of the one before. */
export async function putScan(db: Db, paperId: number, scan: NewScan): Promise<void> {
  await db.execute(sql`
    insert into paper_scan (paper_id, content_type, bytes, sha256, content, scanned_by_id, scanned_at)
    values (${paperId}, ${scan.contentType}, ${scan.content.length}, ${scan.sha256}, ${scan.content}, ${scan.userId}, ${scan.now}::timestamptz)
    on conflict (paper_id) do update set content_type = excluded.content_type, bytes = excluded.bytes, sha256 = excluded.sha256,
      content = excluded.content, scanned_by_id = excluded.scanned_by_id, scanned_at = excluded.scanned_at`)
}

/** Takes the scan of a paper away. */
export async function deleteScan(db: Db, paperId: number): Promise<void> {
  await db.execute(sql`delete from paper_scan where paper_id = ${paperId}`)
}

const contentRow = z.object({ content: z.instanceof(Uint8Array) })

/** Reads the bytes of a scan; null where there is none. */
export async function readScan(db: Db, paperId: number): Promise<Uint8Array | null> {
  return (await db.row(contentRow, sql`select f.content from paper_scan f where f.paper_id = ${paperId}`))?.content ?? null
}

const endingRow = z.object({
  id: z.number(),
  type: z.string(),
  validUntil: z.string(),
  keeperId: z.number(),
  rootId: z.number(),
  customerName: z.string(),
  customerKind: z.string(),
})

/** Notes that keepers are told of papers whose last day lies from one day on and before another, and answers those; of several at once each paper is one's.
 * Papers of archived customers are left alone. */
export function claimEnding(
  db: Db,
  span: { from: Day; before: Day },
  now: Date,
  most: number,
): Promise<z.infer<typeof endingRow>[]> {
  return db.rows(
    endingRow,
    sql`
    with claimed as (
      update customer_paper t set told_at = ${now}::timestamptz
      where t.id in (
        select x.id from customer_paper x join customer c on c.id = x.customer_id join customer r on r.id = c.root_id
        where x.told_at is null and x.archived_at is null and x.valid_until is not null and x.valid_until >= ${span.from}::date
          and x.valid_until < ${span.before}::date and r.archived_at is null
        order by x.valid_until limit ${most} for update of x skip locked)
      returning t.id, t.type, t.valid_until, t.keeper_id, t.customer_id
    )
    select t.id, t.type, t.valid_until::text as "validUntil", t.keeper_id as "keeperId", r.id as "rootId", r.name as "customerName", r.kind as "customerKind"
    from claimed t join customer c on c.id = t.customer_id join customer r on r.id = c.root_id order by t.valid_until, t.id`,
  )
}
