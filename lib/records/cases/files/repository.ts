import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { scanTypes } from '../../papers/scan.ts'

const fileRow = z.object({
  id: z.int(),
  caseId: z.int(),
  outletId: z.int().nullable(),
  outletName: z.string().nullable(),
  note: z.string().nullable(),
  contentType: z.enum(scanTypes),
  bytes: z.int(),
  addedByName: z.string(),
  addedAt: z.date(),
})
/** A file of a case without its bytes. */
export type FileRow = z.infer<typeof fileRow>

const files = sql`select f.id, f.case_id as "caseId", f.outlet_id as "outletId", o.name as "outletName", f.note, f.content_type as "contentType", f.bytes,
  u.name as "addedByName", f.added_at as "addedAt" from case_file f join app_user u on u.id = f.added_by_id left join outlet o on o.id = f.outlet_id`

/** Lists the files of a case in the order in which they were added. */
export function listFileRows(db: Db, caseId: number): Promise<FileRow[]> {
  return db.rows(fileRow, sql`${files} where f.case_id = ${caseId} order by f.id`)
}

/** Finds a file of a case. */
export function findFileRow(db: Db, caseId: number, id: number): Promise<FileRow | null> {
  return db.row(fileRow, sql`${files} where f.case_id = ${caseId} and f.id = ${id}`)
}

const contentRow = z.object({ content: z.instanceof(Uint8Array) })

/** Reads the bytes of a file; null where there is none. */
export async function readFileContent(db: Db, id: number): Promise<Uint8Array | null> {
  return (await db.row(contentRow, sql`select f.content from case_file f where f.id = ${id}`))?.content ?? null
}

export interface NewFile {
  caseId: number
  outletId: number | null
  note: string | null
  contentType: string
  content: Uint8Array
  sha256: string
  userId: number
  now: Date
}

/** Keeps a file; false when the case has it already. */
export async function insertFileRow(db: Db, file: NewFile): Promise<boolean> {
  const stored = await db.execute(sql`
    insert into case_file (case_id, outlet_id, note, content_type, bytes, sha256, content, added_by_id, added_at)
    values (${file.caseId}, ${file.outletId}::int, ${file.note}, ${file.contentType}, ${file.content.length}, ${file.sha256}, ${file.content}, ${file.userId},
      ${file.now}::timestamptz)
    on conflict do nothing`)
  return stored === 1
}

/** Takes a file away for good. */
export async function deleteFileRow(db: Db, id: number): Promise<void> {
  await db.execute(sql`delete from case_file where id = ${id}`)
}

const personalRow = z.object({ personal: z.boolean() })

/** Answers whether a case shows a person: its customer, or whoever it was written under, is a consumer. */
export async function isOfConsumer(db: Db, caseId: number): Promise<boolean> {
  const row = await db.row(
    personalRow,
    sql`
    select (c.kind = 'consumer' or r.kind = 'consumer') as personal
    from case_record t join customer c on c.id = t.customer_id join customer r on r.id = c.root_id where t.id = ${caseId}`,
  )
  return row?.personal === true
}
