import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'

const ids = z.object({ id: z.int() })

/** Lists who stands in for some people on a day, and can sign in. */
export async function listDelegatesOf(db: Db, userIds: readonly number[], day: string): Promise<number[]> {
  const rows = await db.rows(
    ids,
    sql`
    select distinct g.delegate_id as id from approval_delegate g join app_user u on u.id = g.delegate_id and u.disabled_at is null
    where g.user_id = any(${[...userIds]}::int[]) and g.ended_at is null and ${day}::date between g.from_on and g.to_on`,
  )
  return rows.map(({ id }) => id)
}

/** Lists for whom somebody stands in on a day. */
export async function listRepresented(db: Db, delegateId: number, day: string): Promise<number[]> {
  const rows = await db.rows(
    ids,
    sql`
    select distinct g.user_id as id from approval_delegate g
    where g.delegate_id = ${delegateId} and g.ended_at is null and ${day}::date between g.from_on and g.to_on`,
  )
  return rows.map(({ id }) => id)
}

const delegateRow = z.object({
  id: z.int(),
  userId: z.int(),
  userName: z.string(),
  delegateId: z.int(),
  delegateName: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
})
export type DelegateRow = z.infer<typeof delegateRow>

/** Lists who stands in for somebody, and for whom that person does, from a day on; the next first. */
export function listDelegateRows(db: Db, userId: number, day: string): Promise<DelegateRow[]> {
  return db.rows(
    delegateRow,
    sql`
    select g.id, g.user_id as "userId", u.name as "userName", g.delegate_id as "delegateId", d.name as "delegateName",
      g.from_on::text as "fromOn", g.to_on::text as "toOn"
    from approval_delegate g join app_user u on u.id = g.user_id join app_user d on d.id = g.delegate_id
    where (g.user_id = ${userId} or g.delegate_id = ${userId}) and g.ended_at is null and g.to_on >= ${day}::date order by g.from_on, g.id`,
  )
}

/** Stores that somebody stands in for another, and answers its id. */
export async function insertDelegate(
  db: Db,
  given: { userId: number; delegateId: number; fromOn: string; toOn: string },
): Promise<number> {
  const row = await db.row(
    ids,
    sql`
    insert into approval_delegate (user_id, delegate_id, from_on, to_on)
    values (${given.userId}, ${given.delegateId}, ${given.fromOn}::date, ${given.toOn}::date) returning id`,
  )
  return row?.id ?? 0
}

/** Ends a standing in of one's own; false when there is none. */
export async function endDelegateRow(db: Db, id: number, userId: number, now: Date): Promise<boolean> {
  const ended = await db.execute(
    sql`update approval_delegate set ended_at = ${now}::timestamptz where id = ${id} and user_id = ${userId} and ended_at is null`,
  )
  return ended > 0
}
