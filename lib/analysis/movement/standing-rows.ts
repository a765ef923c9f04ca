import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { rowsOf } from '../classification/run-rows.ts'

/** By whose hands classes are read: those of a scheme, set by the end of a day by the company's clock; null for all that are set now. */
export interface SetByHand {
  scheme: string
  timeZone: string
}

/** The condition that an override `o` was set by the end of the day as of which a run is. */
export const setBy = (runId: number, timeZone: string): Sql =>
  sql`(o.set_at at time zone ${timeZone})::date <= (select r.as_of from analysis_run r where r.id = ${runId}::int)`

/**
 * The rows of a run with the class that stands (decision 0061): what somebody set by hand in the place of what was computed. `later` takes all that is set now; of an earlier run only what had been set by its day, so
 * that whoever stood in a class by hand on both days has not moved. Who is not in the run stays out of it.
 */
export function standingRowsOf(runId: number, side: 'earlier' | 'later', { scheme, timeZone }: SetByHand): Sql {
  const inTime = side === 'later' ? sql`true` : setBy(runId, timeZone)
  return sql`(select z.customer_id, z.rank, coalesce(o.class, z.class) as class, z.value
    from ${rowsOf(runId)} z left join customer_override o on o.customer_id = z.customer_id and o.scheme = ${scheme} and ${inTime})`
}
