import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

export const notificationRow = z.object({
  id: z.int(),
  kind: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  href: z.string(),
  createdAt: z.date(),
  readAt: z.date().nullable(),
})
export type NotificationRow = z.infer<typeof notificationRow>

/** What is to be told. */
export interface Telling {
  userId: number
  kind: string
  params: Readonly<Record<string, string | number>>
  href: string
  matter: string
}

const columns = sql`n.id::float8 as id, n.kind, n.params, n.href, n.created_at as "createdAt", n.read_at as "readAt"`

/** Stores what is told; a matter that the reader has not yet read is brought up to date instead. Whoever is disabled is told nothing. */
export async function storeNotifications(db: Db, tellings: readonly Telling[]): Promise<void> {
  await db.execute(sql`
    insert into notification (user_id, kind, params, href, matter)
    select distinct on (t."userId", t.matter) t."userId", t.kind, t.params, t.href, t.matter
    from jsonb_to_recordset(${JSON.stringify(tellings)}::jsonb) as t("userId" int, kind text, params jsonb, href text, matter text)
    join app_user u on u.id = t."userId" and u.disabled_at is null
    on conflict (user_id, matter) where read_at is null do update
      set kind = excluded.kind, params = excluded.params, href = excluded.href, created_at = now()`)
}

/** Lists what somebody was told, the latest first, from before an id on. */
export function listNotificationRows(db: Db, userId: number, before: number | null, limit: number): Promise<NotificationRow[]> {
  return db.rows(
    notificationRow,
    sql`
    select ${columns} from notification n
    where n.user_id = ${userId} and (${before}::int8 is null or n.id < ${before}::int8) order by n.id desc limit ${limit}`,
  )
}

/** Counts what somebody has not read, at most so many. */
export async function countUnreadRows(db: Db, userId: number, most: number): Promise<number> {
  const row = await db.row(
    z.object({ count: z.int() }),
    sql`select count(*)::int4 as count from (select from notification where user_id = ${userId} and read_at is null limit ${most}) n`,
  )
  return row?.count ?? 0
}

/** Notes as read what somebody was told: the one named, or all up to it. */
export function markRowsRead(db: Db, userId: number, id: number, upTo: boolean): Promise<number> {
  return db.execute(sql`
    update notification set read_at = now()
    where user_id = ${userId} and read_at is null and (id = ${id} or (${upTo} and id < ${id}))`)
}

/** Removes what was told more than so many days ago; for a daily job. */
export function deleteOldRows(db: Db, days: number): Promise<number> {
  return db.execute(sql`delete from notification where created_at < now() - make_interval(days => ${days})`)
}
