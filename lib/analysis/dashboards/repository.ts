import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { RoleKey } from '#lib/platform/org/roles'
import { roleKeys } from '#lib/platform/org/roles'
import type { Card, Sharing } from './schema.ts'
import { SHARINGS } from './schema.ts'

const row = z.object({
  id: z.int(),
  ownerId: z.int(),
  ownerName: z.string(),
  name: z.string(),
  note: z.string(),
  cards: z.unknown(),
  shared: z.enum(SHARINGS),
  roles: z.array(z.enum(roleKeys)),
  version: z.int(),
})
export type DashboardRow = z.infer<typeof row>

const columns = sql`d.id, d.owner_id as "ownerId", (select u.name from app_user u where u.id = d.owner_id) as "ownerName", d.name, d.note, d.cards, d.shared,
  d.roles, d.version`

/** Whose pages are meant. */
export interface Reader {
  userId: number
  outletId: number
  roles: readonly string[]
  manages: boolean
}

/** The condition that somebody sees a page: it is the own, or shared with the company, with a role of theirs, with their outlet or one above it; whoever manages views sees all shared ones. */
function seenBy({ userId, outletId, roles, manages }: Reader): Sql {
  if (manages) return sql`(d.owner_id = ${userId} or d.shared <> 'private')`
  return sql`(d.owner_id = ${userId} or d.shared = 'company' or d.shared = 'roles' and d.roles && ${[...roles]}::text[]
    or d.shared = 'outlet' and d.outlet_id in (
      with recursive up as (
        select o.id, o.parent_id from outlet o where o.id = ${outletId} union select o.id, o.parent_id from outlet o join up on up.parent_id = o.id
      ) select id from up))`
}

/** Lists the pages that somebody sees, the own ones first, then by name; so many at most. */
export function listDashboardRows(db: Db, reader: Reader, most: number): Promise<DashboardRow[]> {
  return db.rows(
    row,
    sql`
    select ${columns} from dashboard d where d.deleted_at is null and ${seenBy(reader)}
    order by d.owner_id <> ${reader.userId}, d.name collate zh_pinyin, d.id limit ${most}`,
  )
}

/** Finds a page that somebody sees; null for one that is not there. */
export function findDashboardRow(db: Db, reader: Reader, id: number): Promise<DashboardRow | null> {
  return db.row(row, sql`select ${columns} from dashboard d where d.id = ${id} and d.deleted_at is null and ${seenBy(reader)}`)
}

/** The same, a deleted one when that is asked for; locked until the transaction ends. */
export function lockDashboard(db: Db, reader: Reader, id: number, deleted: boolean): Promise<DashboardRow | null> {
  return db.row(
    row,
    sql`select ${columns} from dashboard d where d.id = ${id} and (d.deleted_at is not null) = ${deleted} and ${seenBy(reader)} for update of d`,
  )
}

/** Keeps others from adding to somebody's pages until the transaction ends, and answers how many there are. */
export async function lockOwnDashboards(db: Db, userId: number): Promise<number> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('dashboards'), ${userId}::int)`)
  const found = await db.row(
    z.object({ count: z.int() }),
    sql`select count(*)::int4 as count from dashboard where owner_id = ${userId} and deleted_at is null`,
  )
  return found?.count ?? 0
}

export interface StoredDashboard {
  name: string
  note: string
  cards: readonly Card[]
  shared: Sharing
  roles: readonly RoleKey[]
}

/** The outlet that a page is shared with: where its owner works. */
const outletOf = (shared: Sharing, ownerId: Sql): Sql =>
  shared === 'outlet' ? sql`(select u.outlet_id from app_user u where u.id = ${ownerId})` : sql`null::int`

/** Adds a page and answers its id. */
export async function insertDashboard(
  db: Db,
  ownerId: number,
  { name, note, cards, shared, roles }: StoredDashboard,
): Promise<number> {
  const found = await db.row(
    z.object({ id: z.int() }),
    sql`
    insert into dashboard (owner_id, name, note, cards, shared, roles, outlet_id)
    values (${ownerId}, ${name}, ${note}, ${JSON.stringify(cards)}::jsonb, ${shared}, ${[...roles]}::text[], ${outletOf(shared, sql`${ownerId}::int`)})
    returning id`,
  )
  return found?.id ?? 0
}

/** Writes a page as it shall be. */
export async function updateDashboard(db: Db, id: number, page: StoredDashboard, now: Date): Promise<void> {
  const outlet = page.shared === 'outlet' ? sql`coalesce(outlet_id, ${outletOf('outlet', sql`owner_id`)})` : sql`null::int`
  await db.execute(sql`
    update dashboard set name = ${page.name}, note = ${page.note}, cards = ${JSON.stringify(page.cards)}::jsonb, shared = ${page.shared},
      roles = ${[...page.roles]}::text[], outlet_id = ${outlet}, version = version + 1, updated_at = ${now}::timestamptz where id = ${id}`)
}

/** Notes a page as deleted, or as there again. */
export async function markDeleted(db: Db, id: number, at: Date | null, now: Date): Promise<void> {
  await db.execute(
    sql`update dashboard set deleted_at = ${at}::timestamptz, version = version + 1, updated_at = ${now}::timestamptz where id = ${id}`,
  )
}

/** Answers the page that somebody begins with; null for none. */
export async function findHome(db: Db, userId: number): Promise<string | null> {
  const found = await db.row(
    z.object({ dashboard: z.string() }),
    sql`select dashboard from dashboard_home where user_id = ${userId}`,
  )
  return found?.dashboard ?? null
}

/** Stores it; null for none. */
export async function storeHome(db: Db, userId: number, dashboard: string | null): Promise<void> {
  await db.execute(
    dashboard === null
      ? sql`delete from dashboard_home where user_id = ${userId}`
      : sql`
    insert into dashboard_home (user_id, dashboard) values (${userId}, ${dashboard})
    on conflict (user_id) do update set dashboard = excluded.dashboard`,
  )
}
