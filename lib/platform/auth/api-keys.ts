import { z } from 'zod'
import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { AppError, invalidField } from '#lib/core/errors'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { IdWindow } from '../list/id-order.ts'
import { windowSql } from '../list/id-order.ts'
import { knownRoles } from '../org/references.ts'
import { permitWholeCompany } from '../scope/scope.ts'
import { makeKey } from './key-format.ts'

const keyRow = z.object({
  id: z.int(),
  name: z.string(),
  prefix: z.string(),
  role: z.string().nullable(),
  createdById: z.int().nullable(),
  createdByName: z.string().nullable(),
  createdAt: z.date(),
  lastUsedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  /** From then on it is refused. */
  expiresAt: z.date().nullable(),
})
export type ApiKey = z.infer<typeof keyRow>

/** A key in clear, as it is shown once. */
export interface IssuedKey {
  id: number
  key: string
}

interface IssuePlan {
  name: string
  role: string
  createdById: number | null
  expiresAt?: Date
}

/** Makes a key with a service user of its own, which holds the role at the root outlet. With a creator, what the key may do is cut to what the
 * creator may do at each call; without one (the command line) it is not. From `expiresAt` on it is refused. Throws `not_found` for an unknown role. */
export async function issueKey(db: Db, plan: IssuePlan): Promise<IssuedKey> {
  const made = makeKey()
  const issued = await db.row(
    z.object({ id: z.int() }),
    sql`
    with place as (
      select o.id as outlet_id, r.key as role_key from outlet o, role r where o.parent_id is null and r.key = ${plan.role} order by o.id limit 1 for key share of r
    ), person as (
      insert into app_user (email, name, kind, outlet_id)
      select ${`key-${made.prefix.toLowerCase()}@service.invalid`}, ${plan.name}, 'service', outlet_id from place returning id
    ), held as (
      insert into user_role (user_id, role_key, outlet_id) select person.id, place.role_key, place.outlet_id from person, place
    )
    insert into api_key (name, prefix, secret_hash, user_id, created_by_id, expires_at)
    select ${plan.name}, ${made.prefix}, ${made.secretHash}, id, ${plan.createdById}::int, ${plan.expiresAt ?? null}::timestamptz from person returning id`,
  )
  if (issued === null) throw new AppError('not_found', {})
  return { id: issued.id, key: made.key }
}

/** Makes a key for a program; it is answered once and stored as a hash. It works through its last day (`valid_until`, in company time), or without an end. Throws `invalid_request` for an unknown
 * role and for a last day that is over. */
export async function createApiKey(
  ctx: Context,
  input: { name: string; role: string; valid_until?: Day | undefined },
): Promise<IssuedKey> {
  permitWholeCompany(ctx, 'key:manage')
  const { name, role, valid_until: lastDay } = input
  const { timeZone } = ctx.company
  if (lastDay !== undefined && lastDay < dayOf(ctx.now, timeZone)) throw invalidField('valid_until', 'day_has_passed')
  const end = lastDay === undefined ? {} : { expiresAt: firstInstantOf(addDays(lastDay, 1), timeZone) }
  return ctx.db.tx(async (db) => {
    await knownRoles(db, [role], 'role')
    // A key made by a key is cut to whoever is behind that one: its service user.
    const issued = await issueKey(db, { name, role, createdById: ctx.actor.userId === 0 ? null : ctx.actor.userId, ...end })
    await audit(
      { ...ctx, db },
      {
        action: 'key.create',
        subjectType: 'key',
        subjectId: issued.id,
        detail: { name, role, ...(lastDay === undefined ? {} : { valid_until: lastDay }) },
      },
    )
    return issued
  })
}

/** Lists keys by id, one more than the window's limit when there are more; secrets are not among what is stored. */
export async function listApiKeys(ctx: Context, window: IdWindow): Promise<ApiKey[]> {
  permitWholeCompany(ctx, 'key:manage')
  return ctx.db.rows(
    keyRow,
    sql`
    select k.id, k.name, k.prefix, (select min(r.role_key) from user_role r where r.user_id = k.user_id) as role, k.created_by_id as "createdById",
      m.name as "createdByName", k.created_at as "createdAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt",
      k.expires_at as "expiresAt"
    from api_key k left join app_user m on m.id = k.created_by_id where ${windowSql(sql`k.id`, window)}`,
  )
}

/** Revokes a key: the next call with it is refused. Throws `not_found` for an unknown or already revoked one. */
export async function revokeApiKey(ctx: Context, keyId: number): Promise<void> {
  permitWholeCompany(ctx, 'key:manage')
  await ctx.db.tx(async (db) => {
    const revoked = await db.execute(sql`update api_key set revoked_at = now() where id = ${keyId} and revoked_at is null`)
    if (revoked === 0) throw new AppError('not_found', {})
    await audit({ ...ctx, db }, { action: 'key.revoke', subjectType: 'key', subjectId: keyId })
  })
}

const makerRow = z.object({ id: z.int() })

/** Lists who made the keys by which a user acts, and the keys of those that did; nobody for people, and for keys of the command line. */
export async function listMakers(db: Db, userId: number): Promise<number[]> {
  const rows = await db.rows(
    makerRow,
    sql`
    with recursive maker as (
      select k.created_by_id as id from api_key k where k.user_id = ${userId} and k.created_by_id is not null
      union select k.created_by_id from maker m join api_key k on k.user_id = m.id where k.created_by_id is not null
    ) select id from maker`,
  )
  return rows.map(({ id }) => id)
}
