import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** Whoever did something within so many minutes is there. A session notes its use every five minutes, so it is never less than that. */
export const PRESENT_MINUTES = 15

/** Answers who of some users is there: has a session that was used within the last fifteen minutes. For services, whoever acts. */
export async function findPresent(db: Db, userIds: readonly number[]): Promise<Set<number>> {
  const rows = await db.rows(
    z.object({ id: z.int() }),
    sql`
    select distinct s.user_id as id from session s
    where s.user_id = any(${[...userIds]}::int[]) and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => ${PRESENT_MINUTES})`,
  )
  return new Set(rows.map(({ id }) => id))
}
