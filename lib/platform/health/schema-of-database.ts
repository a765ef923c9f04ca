import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { env } from '../env.ts'

const newestRow = z.object({ name: z.string().nullable() })

/** Whether a database stands at the newest migration of this code: another version may have taken it further since this process was started, or a backup may
 * have taken it back. A process that was not told which one that is takes the database as it is. */
export async function hasOwnSchema(db: Db): Promise<boolean> {
  const own = env().YIKE_SCHEMA
  if (own === undefined) return true
  const newest = await db.row(
    newestRow,
    sql`select max(migration_name) as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`,
  )
  return newest?.name === own
}
