import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** For so long an import can be reverted. */
const REVERTIBLE_DAYS = 90
/** For so long a file waits for somebody to map its columns. */
const WAITING_DAYS = 7

/** Forgets what imports of long ago replaced, and which rows they refused and why: all of it holds what people wrote. Cancels those whose columns nobody came to
 * map; their files are then no longer needed. Answers how much that was. */
export async function forgetOldImports(db: Db): Promise<number> {
  const ended = sql`select id from import where finished_at < now() - make_interval(days => ${REVERTIBLE_DAYS})`
  const changes = await db.execute(sql`delete from import_change where import_id in (${ended})`)
  const errors = await db.execute(sql`delete from import_error where import_id in (${ended})`)
  const rows = await db.execute(sql`delete from import_refused_row where import_id in (${ended})`)
  await db.execute(sql`update import set headings = null where headings is not null and id in (${ended})`)
  const left = await db.execute(sql`
    update import set status = 'cancelled', finished_at = now(), updated_at = now()
    where status = 'uploaded' and updated_at < now() - make_interval(days => ${WAITING_DAYS})`)
  return changes + errors + rows + left
}
