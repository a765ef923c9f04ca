import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { ownerCauses } from '../customers/owner-cause/cause.ts'

const changeRow = z.object({
  id: z.number(),
  fromName: z.string().nullable(),
  toName: z.string().nullable(),
  cause: z.enum(ownerCauses),
  reason: z.string().nullable(),
  byName: z.string().nullable(),
  at: z.date(),
})
export type OwnerChange = z.infer<typeof changeRow>

/** Lists the latest changes of a customer's owner, and of those merged into it. */
export function listOwnerChangeRows(db: Db, rootId: number, most: number): Promise<OwnerChange[]> {
  return db.rows(
    changeRow,
    sql`
    select h.id::float8 as id, f.name as "fromName", n.name as "toName", h.cause, h.reason, b.name as "byName", h.at
    from customer_owner_change h left join app_user f on f.id = h.from_id left join app_user n on n.id = h.to_id left join app_user b on b.id = h.by_id
    where h.customer_id = any(array(select m.id from customer m where m.root_id = ${rootId})) order by h.id desc limit ${most}`,
  )
}

const collaboratorRow = z.object({
  userId: z.int(),
  name: z.string(),
  outletName: z.string(),
  addedAt: z.date(),
  addedByName: z.string().nullable(),
  reason: z.string().nullable(),
})
export type Collaborator = z.infer<typeof collaboratorRow>

/** Lists who works along on a customer, the first first. */
export function listCollaboratorRows(db: Db, rootId: number): Promise<Collaborator[]> {
  return db.rows(
    collaboratorRow,
    sql`
    select u.id as "userId", u.name, o.name as "outletName", w.added_at as "addedAt", a.name as "addedByName", w.reason
    from customer_collaborator w join app_user u on u.id = w.user_id join outlet o on o.id = u.outlet_id left join app_user a on a.id = w.added_by_id
    where w.customer_id = ${rootId} order by w.added_at, u.id`,
  )
}

/** Lets somebody work along; false where they do already. */
export async function insertCollaborator(
  db: Db,
  given: { rootId: number; userId: number; byId: number; reason: string | null; now: Date },
): Promise<boolean> {
  const inserted = await db.execute(sql`
    insert into customer_collaborator (customer_id, user_id, added_by_id, reason, added_at)
    values (${given.rootId}, ${given.userId}, ${given.byId}, ${given.reason}, ${given.now}::timestamptz) on conflict do nothing`)
  return inserted === 1
}

/** Ends that somebody works along; false where they did not. */
export async function deleteCollaborator(db: Db, rootId: number, userId: number): Promise<boolean> {
  return (await db.execute(sql`delete from customer_collaborator where customer_id = ${rootId} and user_id = ${userId}`)) === 1
}
