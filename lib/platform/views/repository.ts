import { z } from 'zod'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { join, sql } from '../db/sql.ts'
import type { ViewedList } from './lists.ts'
import type { Sharing } from './schema.ts'
import { sharings } from './schema.ts'

const viewRow = z.object({
  id: z.int(),
  list: z.string(),
  ownerId: z.int(),
  ownerName: z.string(),
  name: z.string(),
  query: z.string(),
  columns: z.array(z.string()),
  shared: z.enum(sharings),
  version: z.int(),
})
export type ViewRow = z.infer<typeof viewRow>

const columns = sql`v.id, v.list, v.owner_id as "ownerId", (select u.name from app_user u where u.id = v.owner_id) as "ownerName", v.name, v.query, v.columns,
  v.shared, v.version`

/** The condition that somebody sees a view: it is the own, or shared with the company, with the outlet or one above it; whoever manages views sees all shared ones. */
function seenBy({ userId, outletId, manages }: Reader): Sql {
  if (manages) return sql`(v.owner_id = ${userId} or v.shared <> 'private')`
  return sql`(v.owner_id = ${userId} or v.shared = 'company' or v.shared = 'outlet' and v.outlet_id in (
    with recursive up as (
      select o.id, o.parent_id from outlet o where o.id = ${outletId} union select o.id, o.parent_id from outlet o join up on up.parent_id = o.id
    ) select id from up))`
}

/** Whose views are meant: somebody, where that person works, and whether views of others are that person's business. */
export interface Reader {
  userId: number
  outletId: number
  manages: boolean
}

/** Lists the views of a list that somebody sees: the own ones in their order, then others' by name; so many of the latter at most. */
export function listViewRows(db: Db, reader: Reader, list: ViewedList, most: number): Promise<ViewRow[]> {
  return db.rows(
    viewRow,
    sql`
    select ${columns} from saved_view v where v.list = ${list} and v.deleted_at is null and ${seenBy(reader)}
    order by v.owner_id <> ${reader.userId}, case when v.owner_id = ${reader.userId} then v.position end, v.name collate zh_pinyin, v.id limit ${most}`,
  )
}

/** Finds a view that somebody sees, deleted ones too when they are asked for; locked until the transaction ends. */
export function lockView(db: Db, reader: Reader, id: number, deleted: boolean): Promise<ViewRow | null> {
  return db.row(
    viewRow,
    sql`
    select ${columns} from saved_view v where v.id = ${id} and (v.deleted_at is not null) = ${deleted} and ${seenBy(reader)} for update of v`,
  )
}

/** Answers with which view a list opens for somebody; null for none. */
export async function findInitialView(db: Db, userId: number, list: ViewedList): Promise<string | null> {
  const row = await db.row(
    z.object({ view: z.string() }),
    sql`select view from saved_view_default where user_id = ${userId} and list = ${list}`,
  )
  return row?.view ?? null
}

/** Stores with which view a list opens; null for none. */
export async function storeInitialView(db: Db, userId: number, list: ViewedList, view: string | null): Promise<void> {
  await db.execute(
    view === null
      ? sql`delete from saved_view_default where user_id = ${userId} and list = ${list}`
      : sql`
    insert into saved_view_default (user_id, list, view) values (${userId}, ${list}, ${view})
    on conflict (user_id, list) do update set view = excluded.view`,
  )
}

/** Keeps others from adding to somebody's views until the transaction ends, and answers how many there are of a list. */
export async function lockOwnViews(db: Db, userId: number, list: ViewedList): Promise<number> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('saved_views'), ${userId}::int)`)
  const row = await db.row(
    z.object({ count: z.int() }),
    sql`select count(*)::int as count from saved_view where owner_id = ${userId} and list = ${list} and deleted_at is null`,
  )
  return row?.count ?? 0
}

/** Says whether somebody has another view of the name in a list; case does not count. */
export async function isNameTaken(db: Db, view: { id: number; ownerId: number; list: string; name: string }): Promise<boolean> {
  const row = await db.row(
    z.object({ taken: z.boolean() }),
    sql`
    select exists (select from saved_view where owner_id = ${view.ownerId} and list = ${view.list} and lower(name) = lower(${view.name})
      and id <> ${view.id} and deleted_at is null) as taken`,
  )
  return row?.taken === true
}

interface StoredView {
  name: string
  query: string
  columns: readonly string[]
  shared: Sharing
}

/** The outlet that a view is shared with: where its owner works. */
const outletOf = (shared: Sharing, ownerId: Sql): Sql =>
  shared === 'outlet' ? sql`(select u.outlet_id from app_user u where u.id = ${ownerId})` : sql`null::int`

/** Adds a view behind the owner's others, and answers its id. */
export async function insertView(db: Db, ownerId: number, list: ViewedList, view: StoredView): Promise<number> {
  const row = await db.row(
    z.object({ id: z.int() }),
    sql`
    insert into saved_view (list, owner_id, name, query, columns, shared, outlet_id, position)
    values (${list}, ${ownerId}, ${view.name}, ${view.query}, ${[...view.columns]}::text[], ${view.shared}, ${outletOf(view.shared, sql`${ownerId}::int`)},
      (select coalesce(max(position), 0) + 1 from saved_view where owner_id = ${ownerId} and list = ${list}))
    returning id`,
  )
  return row?.id ?? 0
}

/** Writes a view as it shall be. */
export async function updateView(db: Db, id: number, view: StoredView, now: Date): Promise<void> {
  const outlet = view.shared === 'outlet' ? sql`coalesce(outlet_id, ${outletOf('outlet', sql`owner_id`)})` : sql`null::int`
  await db.execute(sql`
    update saved_view set name = ${view.name}, query = ${view.query}, columns = ${[...view.columns]}::text[], shared = ${view.shared}, outlet_id = ${outlet},
      version = version + 1, updated_at = ${now}::timestamptz where id = ${id}`)
}

/** Notes a view as deleted, or as there again. */
export async function markDeleted(db: Db, id: number, at: Date | null, now: Date): Promise<void> {
  await db.execute(
    sql`update saved_view set deleted_at = ${at}::timestamptz, version = version + 1, updated_at = ${now}::timestamptz where id = ${id}`,
  )
}

/** Answers somebody's own views of a list in their order. */
export async function listOwnIds(db: Db, userId: number, list: string): Promise<number[]> {
  const rows = await db.rows(
    z.object({ id: z.int() }),
    sql`select id from saved_view where owner_id = ${userId} and list = ${list} and deleted_at is null order by position, id`,
  )
  return rows.map((row) => row.id)
}

/** Puts views in the order given. */
export async function storeOrder(db: Db, ids: readonly number[]): Promise<void> {
  const places = ids.map((id, place) => sql`(${id}::int, ${place + 1}::int)`)
  if (places.length > 0)
    await db.execute(
      sql`update saved_view v set position = o.place from (values ${join(places)}) o (id, place) where v.id = o.id`,
    )
}

/** Removes views that were deleted more than so many days ago. */
export function dropDeletedViews(db: Db, days: number): Promise<number> {
  return db.execute(sql`delete from saved_view where deleted_at < now() - make_interval(days => ${days})`)
}
