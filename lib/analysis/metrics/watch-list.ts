import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { TaskOrigin } from '#lib/records/tasks/service'

/** A list of customers that is kept by night, handed out as tasks and marked as seen: what its tasks and notes are called, and where it and its marks stand. Both have `customer_id`, `level` and a day. */
export interface WatchList {
  readonly origin: Extract<TaskOrigin, 'drop' | 'sleeper'>
  readonly rows: Sql
  readonly marks: Sql
}

export const dropsWatched: WatchList = { origin: 'drop', rows: sql`customer_drop`, marks: sql`drop_seen` }
export const sleepersWatched: WatchList = { origin: 'sleeper', rows: sql`customer_sleeper`, marks: sql`sleeper_seen` }

/** From where the mark of a row `d` of a list comes that holds: set after a day, at this level or a worse one, and since the customer came into the list. */
export const seenMark = ({ marks }: WatchList, after: Day): Sql =>
  sql`from ${marks} x where x.customer_id = d.customer_id and x.level >= d.level and x.seen_on > ${after}::date and x.seen_on >= d.since`

/** Keeps others from handing a customer of a list out until the transaction ends; answers whether the list holds it. Its row is read after it. */
export async function lockWatched(db: Db, { rows }: WatchList, customerId: number): Promise<boolean> {
  const row = await db.row(
    z.object({ id: z.int() }),
    sql`
    select d.customer_id as id from ${rows} d join customer_standing s on s.customer_id = d.customer_id and s.listed
    where d.customer_id = ${customerId} for update of d`,
  )
  return row !== null
}
