import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { runColumns } from '../repository.ts'
import type { RunRow } from '../run-row.ts'
import { runRow } from '../run-row.ts'

// Which earlier run a run is compared with.

/** Finds the latest done run of a scheme in the same currency, asked for before another run, whose rows are kept; not one that is for somebody alone, such as for a workbook of a year or to try parameters out. */
export function findDoneBefore(db: Db, run: Pick<RunRow, 'id' | 'scheme' | 'currency'>): Promise<RunRow | null> {
  return db.row(
    runRow,
    sql`
    select ${runColumns} from analysis_run r
    where r.scheme = ${run.scheme} and r.currency = ${run.currency} and r.status = 'done' and r.rows_kept and r.id < ${run.id}
      and not exists (select from analysis_run_hold h where h.run_id = r.id) order by r.id desc limit 1`,
  )
}

const earlierRow = z.object({ id: z.number(), asOf: z.string(), parameters: z.unknown() })

/** Lists the runs of a scheme and a currency that customers were shown before another run, as of an earlier day or asked for before it as of the same, with their rows; the latest first. */
export function listShownBefore(
  db: Db,
  run: Pick<RunRow, 'id' | 'scheme' | 'currency' | 'asOf'>,
): Promise<z.infer<typeof earlierRow>[]> {
  return db.rows(
    earlierRow,
    sql`
    select r.id, r.as_of::text as "asOf", r.parameters from analysis_run r
    where r.scheme = ${run.scheme} and r.currency = ${run.currency} and r.status = 'done' and r.published and r.rows_kept
      and (r.as_of, r.id) < (${run.asOf}::date, ${run.id}) order by r.as_of desc, r.id desc`,
  )
}

/** Finds the run of a scheme and a currency that standing shows, with its rows. */
export function findShownOf(db: Db, scheme: string, currency: string): Promise<RunRow | null> {
  return db.row(
    runRow,
    sql`
    select ${runColumns} from analysis_run r
    where r.scheme = ${scheme} and r.currency = ${currency} and r.status = 'done' and r.published and r.rows_kept order by r.id desc limit 1`,
  )
}
