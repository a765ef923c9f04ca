import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

const sumRow = z.object({ sum: z.number() })

/** What is granted to users, each by a rule of its own; both are amounts of a case. */
export const grants = ['compensation', 'goodwill'] as const
export type Grant = (typeof grants)[number]

const columns: Record<Grant, Sql> = { compensation: sql`t.compensation_minor`, goodwill: sql`t.goodwill_minor` }

/** Adds up what was granted to a customer, by the survivor of its merges, over the cases opened since an instant, one case left out; in one currency. */
export async function sumGranted(
  db: Db,
  grant: Grant,
  asked: { rootId: number; since: Date; without: number; currency: string },
): Promise<number> {
  const row = await db.row(
    sumRow,
    sql`
    select coalesce(sum(${columns[grant]}), 0)::int8 as sum from case_record t
    where t.customer_id in (select id from customer where root_id = ${asked.rootId}) and t.opened_at >= ${asked.since}::timestamptz
      and t.id <> ${asked.without} and t.currency = ${asked.currency}`,
  )
  return row?.sum ?? 0
}

/** Locks what is granted to a customer against another that is decided at the same time, until the transaction ends. */
export async function lockGrants(db: Db, rootId: number): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('case_compensation'), ${rootId})`)
}
