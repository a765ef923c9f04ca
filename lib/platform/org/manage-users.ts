import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import { hashPassword, makeOneTimePassword } from '../auth/password.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { RecordId } from '../http/record-id.ts'
import { permitWholeCompany } from '../scope/scope.ts'
import { changeRoles, disable, enable, resetPassword, storeRoles } from './accounts.ts'
import { livingOutlet, managerIdOf, rolesOf } from './references.ts'
import { showUser } from './resource.ts'
import type { CreateUserInput, UpdateUserInput } from './schema.ts'
import type { User } from './users.ts'
import { isUser, userColumns, userRow } from './users.ts'

/** Adds a person with a one-time password, which is answered once and has to be changed at the first sign-in. For whoever manages the people of
 * the whole company. Throws `duplicate` for an e-mail address or id that is taken and `invalid_request` for an unknown outlet, manager or role. */
export async function createUser(ctx: Context, input: CreateUserInput): Promise<{ id: number; password: string }> {
  permitWholeCompany(ctx, 'user:manage')
  const email = input.email.normalize('NFKC').trim().toLowerCase()
  const password = makeOneTimePassword()
  const passwordHash = await hashPassword(password)
  return ctx.db.tx(async (db) => {
    const outlet = await livingOutlet(db, input.outlet_id, 'outlet_id')
    const wanted = input.manager_id ?? null
    const managerId = wanted === null ? null : await managerIdOf(db, wanted, null)
    const roles = await rolesOf(db, input.roles)
    const created = await db.row(
      z.object({ id: z.int() }),
      sql`
      insert into app_user (email, name, external_id, outlet_id, manager_id, grade, password_hash, password_changed_at, must_change_password)
      values (${email}, ${input.name}, ${input.external_id ?? null}, ${outlet.id}, ${managerId}, ${input.grade ?? null}, ${passwordHash}, now(), true)
      on conflict do nothing returning id`,
    )
    if (created === null) throw new AppError('duplicate', {}, { detail: 'org.email_taken' })
    await storeRoles(db, created.id, roles)
    const detail = { name: [null, input.name], outlet_id: [null, outlet.id], roles: [null, roles] }
    await audit({ ...ctx, db }, { action: 'user.create', subjectType: 'user', subjectId: created.id, detail })
    return { id: created.id, password }
  })
}

/** Changes a person: name, place, manager, grade, roles, whether the account is disabled, and the password. A disabled user's sessions end at once, and keys that
 * act as the user, or were made by it, stop working. Answers the person, and the new one-time password when one was asked for. For whoever manages the people of
 * the whole company. Throws `conflict` with the present person for an older version, `invalid_request` by field, `duplicate` for an id that is taken, and
 * `rule_violated` for disabling oneself, for the last administrator, and for a one-time password of one's own. */
export async function updateUser(
  ctx: Context,
  id: RecordId,
  input: UpdateUserInput,
): Promise<{ user: User; password: string | null }> {
  permitWholeCompany(ctx, 'user:manage')
  const password = input.new_password === true ? makeOneTimePassword() : null
  const passwordHash = password === null ? null : await hashPassword(password)
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = await heldUser(db, id)
    if (stored.version !== input.version)
      throw new AppError('conflict', {}, { detail: 'record.version_is_old', current: showUser(stored) })
    const changed = [
      await changeDetails(inner, stored, input),
      input.roles !== undefined && (await changeRoles(inner, stored, await rolesOf(db, input.roles))),
      input.disabled === true && (await disable(inner, stored)),
      input.disabled === false && (await enable(inner, stored)),
      passwordHash !== null && (await resetPassword(inner, stored, passwordHash)),
    ]
    if (changed.includes(true)) await raiseVersion(db, stored.id)
    return { user: await heldUser(db, { id: stored.id }), password }
  })
}

/** Disables a user, whatever its version. Throws `not_found` for one that is disabled already, else as `updateUser`. */
export async function disableUser(ctx: Context, userId: number): Promise<void> {
  permitWholeCompany(ctx, 'user:manage')
  await ctx.db.tx(async (db) => {
    const stored = await heldUser(db, { id: userId })
    if (!(await disable({ ...ctx, db }, stored))) throw new AppError('not_found', {})
    await raiseVersion(db, userId)
  })
}

/** Finds a person and holds the row, so that whoever changes it at the same time waits and then sees the new version. */
async function heldUser(db: Db, id: RecordId): Promise<User> {
  const user = await db.row(
    userRow,
    sql`select ${userColumns} from app_user u where ${isUser(id)} and u.kind = 'person' for update of u`,
  )
  if (user === null) throw new AppError('not_found', {})
  return user
}

async function raiseVersion(db: Db, id: number): Promise<void> {
  await db.execute(sql`update app_user set version = version + 1, updated_at = now() where id = ${id}`)
}

async function changeDetails(ctx: Context, stored: User, input: UpdateUserInput): Promise<boolean> {
  const { db } = ctx
  const next = {
    name: input.name ?? stored.name,
    externalId: input.external_id === undefined ? stored.externalId : input.external_id,
    outletId: input.outlet_id === undefined ? stored.outletId : (await livingOutlet(db, input.outlet_id, 'outlet_id')).id,
    managerId: await nextManager(db, stored, input.manager_id),
    grade: input.grade === undefined ? stored.grade : input.grade,
  }
  const pairs: Record<string, [unknown, unknown]> = {
    name: [stored.name, next.name],
    external_id: [stored.externalId, next.externalId],
    outlet_id: [stored.outletId, next.outletId],
    manager_id: [stored.managerId, next.managerId],
    grade: [stored.grade, next.grade],
  }
  const detail = Object.fromEntries(Object.entries(pairs).filter(([, [from, to]]) => from !== to))
  if (Object.keys(detail).length === 0) return false
  if (next.externalId !== null && (await isIdOfAnother(db, stored.id, next.externalId)))
    throw new AppError('duplicate', {}, { detail: 'record.external_id_taken' })
  await db.execute(sql`
    update app_user set name = ${next.name}, external_id = ${next.externalId}, outlet_id = ${next.outletId}, manager_id = ${next.managerId}, grade = ${next.grade}
    where id = ${stored.id}`)
  await audit(ctx, { action: 'user.update', subjectType: 'user', subjectId: stored.id, detail })
  return true
}

async function nextManager(db: Db, stored: User, wanted: UpdateUserInput['manager_id']): Promise<number | null> {
  if (wanted === undefined) return stored.managerId
  return wanted === null ? null : managerIdOf(db, wanted, stored.id)
}

async function isIdOfAnother(db: Db, id: number, externalId: string): Promise<boolean> {
  const other = await db.row(
    z.object({ id: z.int() }),
    sql`select id from app_user where external_id = ${externalId} and id <> ${id}`,
  )
  return other !== null
}
