import { currentDatabase } from '#lib/platform/db/current'
import { sql } from '#lib/platform/db/sql'

/** For so long a caller waits for a connection while all are held; the product waits for seconds. */
const shortWaitMs = 300

/** Opens as many transactions as the pool of this process has connections, so that none is left, and answers how to end them. */
export async function holdEveryConnection(): Promise<() => Promise<void>> {
  const { db, pool } = currentDatabase()
  const { connectionTimeoutMillis } = pool.options
  const end = Promise.withResolvers<void>()
  const held = Array.from({ length: pool.options.max }, () => {
    const begun = Promise.withResolvers<void>()
    const over = db.tx(async (tx) => {
      await tx.execute(sql`select 1`)
      begun.resolve()
      await end.promise
    })
    // A connection that cannot be had ends here instead of being waited for.
    return { begun: Promise.race([begun.promise, over]), over }
  })
  await Promise.all(held.map(({ begun }) => begun))
  // The pool reads it whenever it is asked for a connection: the product's own path, sooner over.
  pool.options.connectionTimeoutMillis = shortWaitMs
  return async () => {
    pool.options.connectionTimeoutMillis = connectionTimeoutMillis
    end.resolve()
    await Promise.all(held.map(({ over }) => over))
  }
}
