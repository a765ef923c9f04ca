import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { LEAST_DAYS_BETWEEN_RUNS } from '../classification/movement.ts'
import { counting } from '../metrics/waybill-sums.ts'
import type { FigureQuestion } from './calculation/repository.ts'
import type { Behind } from './kept.ts'

/** Says whether anything was shipped in a period. */
export async function hasShipments(db: Db, { from, to }: Period): Promise<boolean> {
  const row = await db.row(
    z.object({ found: z.boolean() }),
    sql`select exists (select from waybill w where w.accepted_on >= ${from}::date and w.accepted_on < ${to}::date and ${counting}) as found`,
  )
  return row?.found === true
}

/** Finds the latest ABC run that stands beside customers and the latest one at least so many days older, both with their rows; null where there are not both. */
export async function findRunPair(db: Db, leastDays: number, currency: string): Promise<FigureQuestion['runs']> {
  return db.row(
    z.object({ laterId: z.number(), earlierId: z.number() }),
    sql`
    select a.id as "laterId", b.id as "earlierId"
    from (select id, as_of, currency from analysis_run where scheme = 'abc' and status = 'done' and published and rows_kept and currency = ${currency}
      order by id desc limit 1) a
    cross join lateral (
      select b.id from analysis_run b where b.scheme = 'abc' and b.status = 'done' and b.rows_kept and b.currency = a.currency and b.as_of <= a.as_of - ${leastDays}::int
      order by b.as_of desc, b.id desc limit 1
    ) b`,
  )
}

const periodRow = z.object({
  laterRunId: z.number().nullable(),
  earlierRunId: z.number().nullable(),
  newerImport: z.boolean(),
  withWeek: z.boolean(),
  withLists: z.boolean(),
})

/**
 * Answers what the kept figures do not hold yet. An import that has brought or changed anything and has ended since, or was taken back: `records`; so it is where nothing was kept and there are
 * kept sums of any month, and where an earlier version kept nothing yet for the lists that are looked at less often. Two runs to compare other than those that were compared: `run`; so it is where the week was not kept yet.
 */
export async function findBehind(db: Db, currency: string): Promise<Behind | null> {
  const kept = await db.row(
    periodRow,
    sql`
    select later_run_id as "laterRunId", earlier_run_id as "earlierRunId",
      exists (select from import i where i.finished_at > p.kept_at and i.created + i.updated > 0) as "newerImport", p.week_basis is not null as "withWeek",
      exists (select from profit_period) and exists (select from retention_period) and exists (select from product_growth_period) and exists (select from customer_level_period) and exists (select from left_out_part) as "withLists"
    from manager_period p`,
  )
  if (kept === null) {
    const any = await db.row(z.object({ any: z.boolean() }), sql`select exists (select from customer_month) as any`)
    return any?.any === true ? 'records' : null
  }
  if (kept.newerImport || !kept.withLists) return 'records'
  if (!kept.withWeek) return 'run'
  const pair = await findRunPair(db, LEAST_DAYS_BETWEEN_RUNS, currency)
  return (pair?.laterId ?? null) === kept.laterRunId && (pair?.earlierId ?? null) === kept.earlierRunId ? null : 'run'
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
