import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import { hashPassword, makeOneTimePassword } from '../auth/password.ts'
import { revokeSessionsOf } from '../auth/session.ts'
import type { Context } from '../context.ts'
import type { Sql } from '../db/sql.ts'
import { join, sql } from '../db/sql.ts'
import type { RecordId } from '../http/record-id.ts'
import type { IdWindow } from '../list/id-order.ts'
import { windowSql } from '../list/id-order.ts'
import type { Scope } from '../scope/scope.ts'
import { permit, permitWholeCompany } from '../scope/scope.ts'

const userRow = z.object({
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

const columns = sql`u.id, u.external_id as "externalId", u.email, u.name, u.kind, u.outlet_id as "outletId", u.manager_id as "managerId", u.grade,
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
  disabled: boolean
}

/** Lists colleagues in scope by id, one more than the window's limit when there are more. Service users of keys are left out. */
export async function listUsers(ctx: Context, filter: UserFilter, window: IdWindow): Promise<User[]> {
  const scope = permit(ctx, 'user:read')
  const conditions = [
    filter.email === undefined ? sql`true` : sql`u.email = ${filter.email.toLowerCase()}`,
    filter.role === undefined ? sql`true` : sql`u.id in (select user_id from user_role where role_key = ${filter.role})`,
    filter.disabled ? sql`u.disabled_at is not null` : sql`u.disabled_at is null`,
    filter.outletId === undefined ? sql`true` : atOutlet(filter.outletId),
    filter.q === undefined ? sql`true` : sql`strpos(lower(u.name || ' ' || u.email), lower(${filter.q})) > 0`,
  ]
  return ctx.db.rows(
    userRow,
    sql`
    select ${columns} from app_user u
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
  const which = 'id' in id ? sql`u.id = ${id.id}` : sql`u.external_id = ${id.externalId}`
  const user = await ctx.db.row(
    userRow,
    sql`select ${columns} from app_user u where ${which} and u.kind = 'person' and ${userInScope(scope)}`,
  )
  if (user === null) throw new AppError('not_found', {})
  return user
}

export interface CreateUserInput {
  email: string
  name: string
  outletId: number
  managerId?: number
  externalId?: string
  roles: readonly { role: string; outletId: number }[]
}

/** Adds a person with a one-time password, which is answered once and has to be changed at the first sign-in. For whoever manages the people of
 * the whole company. Throws `duplicate` for an e-mail address that is taken and `not_found` for an unknown outlet, manager or role. */
export async function createUser(ctx: Context, input: CreateUserInput): Promise<{ id: number; password: string }> {
  permitWholeCompany(ctx, 'user:manage')
  const email = input.email.normalize('NFKC').trim().toLowerCase()
  const password = makeOneTimePassword()
  const passwordHash = await hashPassword(password)
  return ctx.db.tx(async (db) => {
    const outletIds = [input.outletId, ...input.roles.map((role) => role.outletId)]
    const known = await db.row(
      z.object({ all: z.boolean() }),
      sql`
      select (select count(*) from outlet where id = any(${outletIds}::int[])) = ${new Set(outletIds).size}
        and (select count(*) from role where key = any(${input.roles.map((role) => role.role)}::text[])) = ${new Set(input.roles.map((role) => role.role)).size}
        and (${input.managerId ?? null}::int is null or exists (select 1 from app_user where id = ${input.managerId ?? null})) as all`,
    )
    if (known?.all !== true) throw new AppError('not_found', {})
    const created = await db.row(
      z.object({ id: z.int() }),
      sql`
      insert into app_user (email, name, external_id, outlet_id, manager_id, password_hash, password_changed_at, must_change_password)
      values (${email}, ${input.name}, ${input.externalId ?? null}, ${input.outletId}, ${input.managerId ?? null}, ${passwordHash}, now(), true)
      on conflict do nothing returning id`,
    )
    if (created === null) throw new AppError('duplicate', {}, { detail: 'org.email_taken' })
    await db.execute(sql`
      insert into user_role (user_id, role_key, outlet_id)
      select ${created.id}, * from unnest(${input.roles.map((role) => role.role)}::text[], ${input.roles.map((role) => role.outletId)}::int[])`)
    const detail = { outlet_id: [null, input.outletId], roles: [null, input.roles] }
    await audit({ ...ctx, db }, { action: 'user.create', subjectType: 'user', subjectId: created.id, detail })
    return { id: created.id, password }
  })
}

/** Disables a user: sessions end at once and keys that act as the user, or were made by it, stop working. For whoever manages the people of the
 * whole company. Throws `rule_violated` for oneself and for the last administrator. */
export async function disableUser(ctx: Context, userId: number): Promise<void> {
  permitWholeCompany(ctx, 'user:manage')
  if (userId === ctx.actor.userId) throw new AppError('rule_violated', {}, { detail: 'org.not_yourself' })
  await ctx.db.tx(async (db) => {
    // Two who disable each other at the same time wait here, and the second sees that it would be the last.
    await db.execute(sql`select pg_advisory_xact_lock(hashtext('administrators'))`)
    const left = await db.row(
      z.object({ wasAdministrator: z.boolean(), others: z.boolean() }),
      sql`
      select exists (select 1 from user_role where user_id = ${userId} and role_key = 'administrator') as "wasAdministrator",
        exists (select 1 from user_role r join app_user u on u.id = r.user_id
          where r.role_key = 'administrator' and u.kind = 'person' and u.disabled_at is null and u.id <> ${userId}) as others`,
    )
    if (left?.wasAdministrator === true && !left.others)
      throw new AppError('rule_violated', {}, { detail: 'org.last_administrator' })
    const disabled = await db.execute(sql`
      update app_user set disabled_at = now(), updated_at = now(), version = version + 1 where id = ${userId} and disabled_at is null`)
    if (disabled === 0) throw new AppError('not_found', {})
    const sessions = await revokeSessionsOf(db, userId)
    await audit(
      { ...ctx, db },
      { action: 'user.disable', subjectType: 'user', subjectId: userId, detail: { sessions_ended: sessions } },
    )
  })
}
