import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'

/** Tells the trigger that notes changes of owners who changes them in this transaction, and why. */
export async function setOwnerCause(db: Db, byId: number | null, cause: string, reason: string | null): Promise<void> {
  await db.execute(sql`
    select set_config('yike.owner_by', ${byId === null ? '' : String(byId)}, true), set_config('yike.owner_cause', ${cause}, true),
      set_config('yike.owner_reason', ${reason ?? ''}, true)`)
}
