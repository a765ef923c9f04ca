import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

const uploadsLock = 7_203_403

/** Sees to it that, until the transaction of `db` ends, nobody else brings a file with these bytes or takes it away. */
export async function holdUploads(db: Db, sha256: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${uploadsLock}::int, hashtext(${sha256}))`)
}
