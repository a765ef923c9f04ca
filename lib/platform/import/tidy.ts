import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** For so long an import can be reverted. */
const REVERTIBLE_DAYS = 90

/** Forgets what imports of long ago replaced, and why they refused rows: both hold what people wrote. */
export async function forgetOldImports(db: Db): Promise<number> {
  const ended = sql`select id from import where finished_at < now() - make_interval(days => ${REVERTIBLE_DAYS})`
  const changes = await db.execute(sql`delete from import_change where import_id in (${ended})`)
  const errors = await db.execute(sql`delete from import_error where import_id in (${ended})`)
  return changes + errors
}
