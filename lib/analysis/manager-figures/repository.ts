import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { counting } from '#lib/records/waybills/columns'

/** Says whether anything was shipped in a period. */
export async function hasShipments(db: Db, { from, to }: Period): Promise<boolean> {
  const row = await db.row(
    z.object({ found: z.boolean() }),
    sql`select exists (select from waybill w where w.accepted_on >= ${from}::date and w.accepted_on < ${to}::date and ${counting}) as found`,
  )
  return row?.found === true
}

const keptRow = z.object({
  laterRunId: z.number().nullable(),
  earlierRunId: z.number().nullable(),
  newerImport: z.boolean(),
  withWeek: z.boolean(),
  withLists: z.boolean(),
})

/**
 * Finds what the kept figures hold: the runs that they compare, whether an import that has brought or changed anything has ended since or was taken back, whether the week is among them, and the lists that are looked
 * at less often. An earlier version kept neither of these two. Null where nothing was kept.
 */
export function findKept(db: Db): Promise<z.infer<typeof keptRow> | null> {
  return db.row(
    keptRow,
    sql`
    select later_run_id as "laterRunId", earlier_run_id as "earlierRunId",
      exists (select from import i where i.finished_at > p.kept_at and i.created + i.updated > 0) as "newerImport", p.week_basis is not null as "withWeek",
      exists (select from profit_period) and exists (select from retention_period) and exists (select from product_growth_period) and exists (select from customer_level_period) and exists (select from left_out_part) as "withLists"
    from manager_period p`,
  )
}

/** Says whether there are kept sums of any month. */
export async function hasSums(db: Db): Promise<boolean> {
  const row = await db.row(z.object({ found: z.boolean() }), sql`select exists (select from customer_month) as found`)
  return row?.found === true
}

/** Any number of our own: only one works at a time at what is kept for managers, in whatever process. */
const keepingLock = 7_203_404

/** Works while nobody else does so under the same lock; others wait. */
export function oneAtATime<R>(db: Db, work: () => Promise<R>): Promise<R> {
  return db.bulk(async (client) => {
    await client.query('select pg_advisory_lock($1)', [keepingLock])
    const result = await work()
    await client.query('select pg_advisory_unlock($1)', [keepingLock])
    return result
  })
}
