import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'

const keptRow = z.object({ classify: z.date().nullable(), seasons: z.date().nullable(), watch: z.date().nullable() })

/** Reads when the nights last left their results behind: runs that the system asked for, seasons, and managers' figures. */
export function findLastKept(db: Db): Promise<z.infer<typeof keptRow> | null> {
  return db.row(
    keptRow,
    sql`
    select (select max(finished_at) from analysis_run where requested_by_id = 0 and status = 'done') as classify,
      (select max(kept_at) from season_kind) as seasons, (select max(kept_at) from manager_period) as watch`,
  )
}
