import { AppError } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import { revokeSessionsOf } from '../auth/session.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { keepingAnAdministrator } from './last-administrator.ts'
import type { HeldRole } from './references.ts'
import type { User } from './users.ts'

// What is done to an account, each in the running transaction; each answers whether anything was changed.

/** Ends sessions and shuts the account. Throws `rule_violated` for oneself and for the last administrator. */
export async function disable(ctx: Context, user: User): Promise<boolean> {
  if (user.id === ctx.actor.userId) throw new AppError('rule_violated', {}, { detail: 'org.not_yourself' })
  if (user.disabledAt !== null) return false
  await keepingAnAdministrator(ctx.db, () => ctx.db.execute(sql`update app_user set disabled_at = now() where id = ${user.id}`))
  const sessions = await revokeSessionsOf(ctx.db, user.id)
  await audit(ctx, { action: 'user.disable', subjectType: 'user', subjectId: user.id, detail: { sessions_ended: sessions } })
  return true
}

/** Opens an account again, with the password and the roles that it had. */
export async function enable(ctx: Context, user: User): Promise<boolean> {
  if (user.disabledAt === null) return false
  await ctx.db.execute(sql`update app_user set disabled_at = null where id = ${user.id}`)
  await audit(ctx, { action: 'user.enable', subjectType: 'user', subjectId: user.id })
  return true
}

/** Puts a one-time password in the place of the one that was; it has to be changed at the next sign-in. Throws `rule_violated` for one's own. */
export async function resetPassword(ctx: Context, user: User, passwordHash: string): Promise<boolean> {
  if (user.id === ctx.actor.userId) throw new AppError('rule_violated', {}, { detail: 'org.own_password' })
  await ctx.db.execute(sql`
    update app_user set password_hash = ${passwordHash}, password_changed_at = now(), must_change_password = true where id = ${user.id}`)
  const sessions = await revokeSessionsOf(ctx.db, user.id)
  await audit(ctx, {
    action: 'user.reset_password',
    subjectType: 'user',
    subjectId: user.id,
    detail: { sessions_ended: sessions },
  })
  return true
}

/** Gives a person exactly these roles. Throws `rule_violated` when the last administrator would be none. */
export async function changeRoles(ctx: Context, user: User, roles: readonly HeldRole[]): Promise<boolean> {
  if (JSON.stringify(user.roles) === JSON.stringify(roles)) return false
  await keepingAnAdministrator(ctx.db, async () => {
    await ctx.db.execute(sql`delete from user_role where user_id = ${user.id}`)
    await storeRoles(ctx.db, user.id, roles)
  })
  await audit(ctx, {
    action: 'user.change_roles',
    subjectType: 'user',
    subjectId: user.id,
    detail: { roles: [user.roles, roles] },
  })
  return true
}

/** Stores the roles of a person who has none yet. */
export async function storeRoles(db: Db, userId: number, roles: readonly HeldRole[]): Promise<void> {
  await db.execute(sql`
    insert into user_role (user_id, role_key, outlet_id)
    select ${userId}, * from unnest(${roles.map(({ role }) => role)}::text[], ${roles.map(({ outletId }) => outletId)}::int[])`)
}
