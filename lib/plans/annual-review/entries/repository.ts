import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { WrittenPart } from '../figures.ts'

// What people write in a workbook.

export interface EntrySet {
  ownerId: number | null
  recovery: string | null
  cause: string | null
  decision: string | null
  remark: string | null
}

const versionRow = z.object({ customerId: z.number(), version: z.number() })

/** Finds what people wrote of a customer, or of one merged into it, in a part. */
export function findEntry(db: Db, year: number, part: WrittenPart, rootId: number) {
  return db.row(
    versionRow,
    sql`
    select e.customer_id as "customerId", e.version from customer m join annual_review_entry e on e.customer_id = m.id
    where m.root_id = ${rootId} and e.year = ${year} and e.part = ${part} order by e.created_at, e.customer_id limit 1 for update of e`,
  )
}

/** Says whether a customer has a row in a computed part, under whatever customer of a merge it was written. */
export async function hasRow(db: Db, year: number, part: WrittenPart, rootId: number): Promise<boolean> {
  const row = await db.row(
    z.object({ found: z.boolean() }),
    sql`select exists (select from annual_review_row w join customer c on c.id = w.customer_id where w.year = ${year} and w.part = ${part} and c.root_id = ${rootId}) as found`,
  )
  return row?.found === true
}

/** Counts the customers on the wanted list. */
export async function countWanted(db: Db, year: number): Promise<number> {
  const row = await db.row(
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from annual_review_entry e where e.year = ${year} and e.part = 'wanted'`,
  )
  return row?.count ?? 0
}

/** Writes what people say of a customer, in place of what was said; answers false when it was written first by somebody else. */
export async function saveEntry(
  db: Db,
  at: { year: number; part: WrittenPart; customerId: number; version: number | null },
  { ownerId, recovery, cause, decision, remark }: EntrySet,
  by: { userId: number; now: Date },
): Promise<boolean> {
  const { year, part, customerId, version } = at
  const changed =
    version === null
      ? await db.execute(sql`
        insert into annual_review_entry (year, part, customer_id, owner_id, recovery, cause, decision, remark, written_by_id, created_at, updated_at)
        values (${year}, ${part}, ${customerId}, ${ownerId}, ${recovery}, ${cause}, ${decision}, ${remark}, ${by.userId}, ${by.now}::timestamptz, ${by.now}::timestamptz)
        on conflict do nothing`)
      : await db.execute(sql`
        update annual_review_entry set owner_id = ${ownerId}, recovery = ${recovery}, cause = ${cause}, decision = ${decision}, remark = ${remark},
          written_by_id = ${by.userId}, version = version + 1, updated_at = ${by.now}::timestamptz
        where year = ${year} and part = ${part} and customer_id = ${customerId} and version = ${version}`)
  return changed > 0
}

/** Takes a customer, with all that were merged into it, off a part; answers whether it was there. */
export async function deleteEntries(db: Db, year: number, part: WrittenPart, rootId: number): Promise<boolean> {
  return (
    (await db.execute(sql`
      delete from annual_review_entry e using customer m where m.id = e.customer_id and m.root_id = ${rootId} and e.year = ${year} and e.part = ${part}`)) >
    0
  )
}
