import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

const found = new WeakMap<Db, boolean>()

/** Says whether this is the made company of the demo. Asked once per database handle: a company never becomes one later. */
export async function isDemoCompany(db: Db): Promise<boolean> {
  const known = found.get(db)
  if (known !== undefined) return known
  const row = await db.row(
    z.object({ demo: z.boolean() }),
    sql`select exists (select from company_setting where key = 'demo') as demo`,
  )
  const demo = row?.demo === true
  found.set(db, demo)
  return demo
}
