import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Context } from '../context.ts'
import type { Sql } from '../db/sql.ts'
import { join, sql } from '../db/sql.ts'
import type { RecordId } from '../http/record-id.ts'
import type { IdWindow } from '../list/id-order.ts'
import { windowSql } from '../list/id-order.ts'
import type { Scope } from '../scope/scope.ts'
import { permit } from '../scope/scope.ts'
import { holdersOf } from './stands-as.ts'

/** A user as the database has it, with the roles held and where. */
export const userRow = z.object({
  id: z.int(),
  externalId: z.string().nullable(),
  email: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'service']),
  outletId: z.int(),
  managerId: z.int().nullable(),
  grade: z.string().nullable(),
  disabledAt: z.date().nullable(),
  roles: z.array(z.object({ role: z.string(), outletId: z.int() })),
  version: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type User = z.infer<typeof userRow>

/** The columns of `userRow`, of the table as `u`. */
export const userColumns = sql`u.id, u.external_id as "externalId", u.email, u.name, u.kind, u.outlet_id as "outletId", u.manager_id as "managerId", u.grade,
  u.disabled_at as "disabledAt", u.version, u.created_at as "createdAt", u.updated_at as "updatedAt",
  coalesce((select jsonb_agg(jsonb_build_object('role', r.role_key, 'outletId', r.outlet_id) order by r.role_key, r.outlet_id)
    from user_role r where r.user_id = u.id), '[]') as roles`

/** The condition that a user lies in scope: one of the owners it names, or somebody who works at one of its outlets. */
function userInScope(scope: Scope): Sql {
  if (scope.kind === 'all') return sql`true`
  return sql`(u.id = any(${[...scope.ownerIds]}::int[]) or u.outlet_id = any(${[...scope.outletIds]}::int[]))`
}

export interface UserFilter {
  /** A part of the name or of the e-mail address; case does not count. */
  q?: string
  email?: string
  outletId?: RecordId
  role?: string
  /** A role that ships, held itself or as one of the company's own that was copied from it. */
  standsAs?: string
  disabled: boolean
}

/** Lists colleagues in scope by id, one more than the window's limit when there are more. Service users of keys are left out. */
export async function listUsers(ctx: Context, filter: UserFilter, window: IdWindow): Promise<User[]> {
  const scope = permit(ctx, 'user:read')
  const conditions = [
    filter.email === undefined ? sql`true` : sql`u.email = ${filter.email.toLowerCase()}`,
    filter.role === undefined ? sql`true` : sql`u.id in (select user_id from user_role where role_key = ${filter.role})`,
    filter.standsAs === undefined ? sql`true` : sql`u.id in (${holdersOf([filter.standsAs])})`,
    filter.disabled ? sql`u.disabled_at is not null` : sql`u.disabled_at is null`,
    filter.outletId === undefined ? sql`true` : atOutlet(filter.outletId),
    filter.q === undefined ? sql`true` : sql`strpos(lower(u.name || ' ' || u.email), lower(${filter.q})) > 0`,
  ]
  return ctx.db.rows(
    userRow,
    sql`
    select ${userColumns} from app_user u
    where ${userInScope(scope)} and u.kind = 'person' and ${join(conditions, ' and ')} and ${windowSql(sql`u.id`, window)}`,
  )
}

function atOutlet(id: RecordId): Sql {
  return 'id' in id
    ? sql`u.outlet_id = ${id.id}`
    : sql`u.outlet_id = (select id from outlet where external_id = ${id.externalId})`
}

/** Answers one colleague. Throws `not_found` for one out of scope as for one that does not exist. */
export async function getUser(ctx: Context, id: RecordId): Promise<User> {
  const scope = permit(ctx, 'user:read')
  const user = await ctx.db.row(
    userRow,
    sql`select ${userColumns} from app_user u where ${isUser(id)} and u.kind = 'person' and ${userInScope(scope)}`,
  )
  if (user === null) throw new AppError('not_found', {})
  return user
}

/** Answers the name of a colleague in scope for a filter that names one, or the number where there is none. */
export async function findUserName(ctx: Context, id: number): Promise<string> {
  const scope = permit(ctx, 'user:read')
  const found = await ctx.db.row(
    z.object({ name: z.string() }),
    sql`select u.name from app_user u where u.id = ${id} and ${userInScope(scope)}`,
  )
  return found?.name ?? String(id)
}

/** Answers the names of some users in scope, whoever they are, by id; of none where the actor may not know of any. */
export async function namesOfUsers(ctx: Context, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const scope = ctx.actor.permissions['user:read']
  if (scope === undefined || ids.length === 0) return new Map()
  const rows = await ctx.db.rows(
    z.object({ id: z.int(), name: z.string() }),
    sql`select u.id, u.name from app_user u where u.id = any(${[...ids]}::int[]) and ${userInScope(scope)}`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The condition that a row of users `u` is the one named. */
export function isUser(id: RecordId): Sql {
  return 'id' in id ? sql`u.id = ${id.id}` : sql`u.external_id = ${id.externalId}`
}
