import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'

/** Counts the customers that somebody owns, archived ones too; those merged into another count with it. */
export async function countOwnedBy(db: Db, userId: number): Promise<number> {
  const row = await db.row(
    z.object({ count: z.int() }),
    sql`select count(*)::int4 as count from customer where owner_id = ${userId} and root_id = id`,
  )
  return row?.count ?? 0
}

const movedRow = z.object({ rows: z.int(), customers: z.int() })

/** Gives at most so many customers of one owner to another; answers how many rows that were, and how many of them are their own root. */
export async function giveToOwner(
  db: Db,
  give: { fromId: number; toId: number; limit: number; now: Date },
): Promise<z.infer<typeof movedRow>> {
  const row = await db.row(
    movedRow,
    sql`
    with chosen as (
      select id from customer where owner_id = ${give.fromId} order by id limit ${give.limit} for no key update
    ), given as (
      update customer c set owner_id = ${give.toId}, version = c.version + 1, updated_at = ${give.now}::timestamptz
      from chosen where c.id = chosen.id returning c.id, c.root_id
    )
    select count(*)::int4 as rows, (count(*) filter (where root_id = id))::int4 as customers from given`,
  )
  return movedRow.parse(row)
}
