import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { sql } from '../db/sql.ts'
import type { RecordId } from '../http/record-id.ts'
import type { IdWindow } from '../list/id-order.ts'
import { windowSql } from '../list/id-order.ts'
import type { Scope } from '../scope/scope.ts'
import { permit, permitWholeCompany } from '../scope/scope.ts'

export const outletKinds = ['headquarters', 'region', 'branch', 'district', 'outlet', 'hub'] as const

/** An outlet as the database has it. */
export const outletRow = z.object({
  id: z.int(),
  externalId: z.string(),
  name: z.string(),
  kind: z.enum(outletKinds),
  franchise: z.boolean(),
  parentId: z.int().nullable(),
  archivedAt: z.date().nullable(),
  version: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type Outlet = z.infer<typeof outletRow>

/** The columns of `outletRow`, of the table as `o`. */
export const outletColumns = sql`o.id, o.external_id as "externalId", o.name, o.kind, o.franchise, o.parent_id as "parentId", o.archived_at as "archivedAt",
  o.version, o.created_at as "createdAt", o.updated_at as "updatedAt"`

/** The condition that an outlet lies in scope. Owners have no say: an outlet is reached through the tree. */
function outletInScope(scope: Scope): Sql {
  return scope.kind === 'all' ? sql`true` : sql`o.id = any(${[...scope.outletIds]}::int[])`
}

export interface OutletFilter {
  /** A part of the name, or of the code; case does not count. */
  q?: string
  parentId?: RecordId
  archived: boolean
}

/** Lists outlets in scope by id, one more than the window's limit when there are more. */
export async function listOutlets(ctx: Context, filter: OutletFilter, window: IdWindow): Promise<Outlet[]> {
  const scope = permit(ctx, 'outlet:read')
  const parent =
    filter.parentId === undefined
      ? sql`true`
      : sql`o.parent_id in (select p.id from outlet p where ${isOutlet(filter.parentId, sql`p`)})`
  const archived = filter.archived ? sql`o.archived_at is not null` : sql`o.archived_at is null`
  const named = filter.q === undefined ? sql`true` : sql`strpos(lower(o.name || ' ' || o.external_id), lower(${filter.q})) > 0`
  return ctx.db.rows(
    outletRow,
    sql`
    select ${outletColumns} from outlet o
    where ${outletInScope(scope)} and ${parent} and ${archived} and ${named} and ${windowSql(sql`o.id`, window)}`,
  )
}

/** Answers one outlet. Throws `not_found` for one out of scope as for one that does not exist. */
export async function getOutlet(ctx: Context, id: RecordId): Promise<Outlet> {
  const scope = permit(ctx, 'outlet:read')
  const outlet = await ctx.db.row(
    outletRow,
    sql`select ${outletColumns} from outlet o where ${isOutlet(id, sql`o`)} and ${outletInScope(scope)}`,
  )
  if (outlet === null) throw new AppError('not_found', {})
  return outlet
}

/** Answers the name of an outlet in scope for a filter that names it, or its number where there is none. */
export async function findOutletName(ctx: Context, id: number): Promise<string> {
  const scope = permit(ctx, 'outlet:read')
  const found = await ctx.db.row(
    z.object({ name: z.string() }),
    sql`select o.name from outlet o where o.id = ${id} and ${outletInScope(scope)}`,
  )
  return found?.name ?? String(id)
}

/** An outlet of the whole tree; `people` are those who can sign in and work here. */
/** Answers the names of some outlets in scope by id; of none where the actor may not know of any. */
export async function namesOfOutlets(ctx: Context, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const scope = ctx.actor.permissions['outlet:read']
  if (scope === undefined || ids.length === 0) return new Map()
  const rows = await ctx.db.rows(
    z.object({ id: z.int(), name: z.string() }),
    sql`select o.id, o.name from outlet o where o.id = any(${[...ids]}::int[]) and ${outletInScope(scope)}`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const treeRow = z.object({
  id: z.int(),
  externalId: z.string(),
  name: z.string(),
  kind: z.enum(outletKinds),
  franchise: z.boolean(),
  parentId: z.int().nullable(),
  people: z.int(),
  archived: z.boolean(),
})
export type TreeOutlet = z.infer<typeof treeRow>

/** Lists every outlet of the company with how many people work there, by name; archived ones only when asked for. For whoever manages
 * the outlets of the whole company. */
export async function loadTree(ctx: Context, withArchived = false): Promise<TreeOutlet[]> {
  permitWholeCompany(ctx, 'outlet:manage')
  return ctx.db.rows(
    treeRow,
    sql`
    select o.id, o.external_id as "externalId", o.name, o.kind, o.franchise, o.parent_id as "parentId", o.archived_at is not null as archived,
      (select count(*)::int4 from app_user u where u.outlet_id = o.id and u.kind = 'person' and u.disabled_at is null) as people
    from outlet o where ${withArchived} or o.archived_at is null order by o.name collate zh_pinyin, o.id`,
  )
}

const idRow = z.object({ id: z.int() })

/** Answers an outlet and everything below it; for rules that need the tree itself. Scopes carry theirs already. */
export async function subtreeIds(db: Db, outletId: number): Promise<number[]> {
  const rows = await db.rows(
    idRow,
    sql`
    with recursive tree as (
      select id from outlet where id = ${outletId}
      union
      select o.id from outlet o join tree t on o.parent_id = t.id
    )
    select id from tree order by id`,
  )
  return rows.map((row) => row.id)
}

/** The condition that a row of outlets is the one named. */
export function isOutlet(id: RecordId, table: Sql): Sql {
  return 'id' in id ? sql`${table}.id = ${id.id}` : sql`${table}.external_id = ${id.externalId}`
}
