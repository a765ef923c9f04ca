import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { runColumns } from '../repository.ts'
import type { RunRow } from '../run-row.ts'
import { runRow } from '../run-row.ts'

// Which earlier run a run is compared with.

/** Finds the latest done run of a scheme in the same currency, asked for before another run, whose rows are kept; not one that is kept for somebody alone, such as for a workbook of a year. */
export function findDoneBefore(db: Db, run: Pick<RunRow, 'id' | 'scheme' | 'currency'>): Promise<RunRow | null> {
  return db.row(
    runRow,
    sql`
    select ${runColumns} from analysis_run r
    where r.scheme = ${run.scheme} and r.currency = ${run.currency} and r.status = 'done' and r.rows_kept and r.id < ${run.id}
      and not exists (select from analysis_run_hold h where h.run_id = r.id) order by r.id desc limit 1`,
  )
}

/** Finds the run that another one is usually compared with: the last of its scheme and currency that customers were shown and that is at least so many days older, with its rows; as managers are shown movement into and out of A. */
export function findUsualBefore(
  db: Db,
  run: Pick<RunRow, 'id' | 'scheme' | 'currency' | 'asOf'>,
  leastDays: number,
): Promise<RunRow | null> {
  return db.row(
    runRow,
    sql`
    select ${runColumns} from analysis_run r
    where r.scheme = ${run.scheme} and r.currency = ${run.currency} and r.status = 'done' and r.published and r.rows_kept and r.id <> ${run.id}
      and r.as_of <= ${run.asOf}::date - ${leastDays}::int order by r.as_of desc, r.id desc limit 1`,
  )
}

/** Finds the run of a scheme and a currency that standing shows and the one that it noted as what it is usually compared with, both with their rows. */
export function findUsualPairOf(
  db: Db,
  scheme: string,
  currency: string,
): Promise<{ laterId: number; earlierId: number } | null> {
  return db.row(
    z.object({ laterId: z.number(), earlierId: z.number() }),
    sql`
    select r.id as "laterId", u.id as "earlierId"
    from (select id, usual_run_id from analysis_run where scheme = ${scheme} and currency = ${currency} and status = 'done' and published and rows_kept order by id desc limit 1) r
    join analysis_run u on u.id = r.usual_run_id and u.rows_kept`,
  )
}
