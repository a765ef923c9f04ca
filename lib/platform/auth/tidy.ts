import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** Deletes sessions that have ended, counters of guesses that count no more, and answers kept for an Idempotency-Key for more than a day. */
export async function forgetEndedSessions(db: Db): Promise<number> {
  const sessions = await db.execute(sql`delete from session where expires_at < now()`)
  const counters = await db.execute(sql`delete from rate_limit where expire < extract(epoch from now()) * 1000`)
  const answers = await db.execute(sql`delete from idempotency_key where created_at < now() - interval '1 day'`)
  return sessions + counters + answers
}
