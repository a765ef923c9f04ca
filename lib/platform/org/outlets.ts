import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
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

const outletRow = z.object({
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

const columns = sql`o.id, o.external_id as "externalId", o.name, o.kind, o.franchise, o.parent_id as "parentId", o.archived_at as "archivedAt",
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
    select ${columns} from outlet o
    where ${outletInScope(scope)} and ${parent} and ${archived} and ${named} and ${windowSql(sql`o.id`, window)}`,
  )
}

/** Answers one outlet. Throws `not_found` for one out of scope as for one that does not exist. */
export async function getOutlet(ctx: Context, id: RecordId): Promise<Outlet> {
  const scope = permit(ctx, 'outlet:read')
  const outlet = await ctx.db.row(
    outletRow,
    sql`select ${columns} from outlet o where ${isOutlet(id, sql`o`)} and ${outletInScope(scope)}`,
  )
  if (outlet === null) throw new AppError('not_found', {})
  return outlet
}

export interface CreateOutletInput {
  externalId: string
  name: string
  kind: (typeof outletKinds)[number]
  franchise?: boolean
  parentId: number
}

/** Adds an outlet below another. For whoever manages the people of the whole company. Throws `duplicate` for a code that is taken. */
export async function createOutlet(ctx: Context, input: CreateOutletInput): Promise<Outlet> {
  permitWholeCompany(ctx, 'user:manage')
  return ctx.db.tx(async (db) => {
    const parent = await db.row(
      z.object({ id: z.int() }),
      sql`select id from outlet where id = ${input.parentId} and archived_at is null`,
    )
    if (parent === null) throw new AppError('not_found', {})
    const created = await db.row(
      outletRow,
      sql`
      insert into outlet as o (external_id, name, kind, franchise, parent_id)
      values (${input.externalId}, ${input.name}, ${input.kind}, ${input.franchise ?? false}, ${input.parentId})
      on conflict (external_id) do nothing returning ${columns}`,
    )
    if (created === null) throw new AppError('duplicate', {}, { detail: 'org.code_taken' })
    const detail = { external_id: [null, created.externalId], name: [null, created.name], parent_id: [null, created.parentId] }
    await audit({ ...ctx, db }, { action: 'outlet.create', subjectType: 'outlet', subjectId: created.id, detail })
    return created
  })
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

function isOutlet(id: RecordId, table: Sql): Sql {
  return 'id' in id ? sql`${table}.id = ${id.id}` : sql`${table}.external_id = ${id.externalId}`
}
