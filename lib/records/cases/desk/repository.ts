import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'

const sumRow = z.object({ sum: z.number() })

/** Adds up what was paid out to a customer, by the survivor of its merges, over the cases opened since an instant, one case left out; in one currency. */
export async function sumCompensation(
  db: Db,
  asked: { rootId: number; since: Date; without: number; currency: string },
): Promise<number> {
  const row = await db.row(
    sumRow,
    sql`
    select coalesce(sum(t.compensation_minor), 0)::int8 as sum from case_record t
    where t.customer_id in (select id from customer where root_id = ${asked.rootId}) and t.opened_at >= ${asked.since}::timestamptz
      and t.id <> ${asked.without} and t.currency = ${asked.currency}`,
  )
  return row?.sum ?? 0
}

/** Locks the payments of a customer against another that is decided at the same time, until the transaction ends. */
export async function lockCompensation(db: Db, rootId: number): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('case_compensation'), ${rootId})`)
}
