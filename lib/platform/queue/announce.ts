import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** Work that a record waits for: an import, a look into the file of one, a run of a scheme, or a change of many customers. */
export type JobName = 'import' | 'inspect' | 'run' | 'bulk_change'

/** The channel on which workers listen. */
export const workChannel = 'yike_work'

/**
 * Tells the workers that a record waits, once the transaction of `db` is committed. The record itself says what is to be done; nothing is lost when
 * no worker listens, because each also looks for what waits.
 */
export async function announce(db: Db, job: JobName, id: number): Promise<void> {
  await db.execute(sql`select pg_notify(${workChannel}, ${`${job} ${id}`})`)
}
