import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'

const overrideRow = z.object({
  scheme: z.string(),
  class: z.string(),
  reason: z.string(),
  setById: z.number(),
  setByName: z.string(),
  setAt: z.date(),
})
export type OverrideRow = z.infer<typeof overrideRow>

/** Finds what somebody decided on a customer's class in a scheme. */
export function findOverride(db: Db, rootId: number, scheme: string): Promise<OverrideRow | null> {
  return db.row(
    overrideRow,
    sql`
    select o.scheme, o.class, o.reason, o.set_by_id as "setById", u.name as "setByName", o.set_at as "setAt"
    from customer_override o join app_user u on u.id = o.set_by_id where o.customer_id = ${rootId} and o.scheme = ${scheme}`,
  )
}

export interface NewOverride {
  scheme: string
  class: string
  reason: string
  setById: number
  setAt: Date
}

/** Sets a customer's class in a scheme, in place of one set before. */
export async function saveOverride(db: Db, rootId: number, set: NewOverride): Promise<void> {
  await db.execute(sql`
    insert into customer_override (customer_id, scheme, class, reason, set_by_id, set_at)
    values (${rootId}, ${set.scheme}, ${set.class}, ${set.reason}, ${set.setById}, ${set.setAt}::timestamptz)
    on conflict (customer_id, scheme) do update
      set class = excluded.class, reason = excluded.reason, set_by_id = excluded.set_by_id, set_at = excluded.set_at`)
}

/** Takes an override away; answers whether there was one. */
export async function deleteOverride(db: Db, rootId: number, scheme: string): Promise<boolean> {
  return (await db.execute(sql`delete from customer_override where customer_id = ${rootId} and scheme = ${scheme}`)) > 0
}
