import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { locales } from '../i18n/locale.ts'
import { findText } from '../i18n/messages.ts'
import { permitWholeCompany } from '../scope/scope.ts'
import { changeGrants } from './change-grants.ts'
import { knownRoles } from './references.ts'
import { showRole } from './resource.ts'
import type { Role } from './role-list.ts'
import { findRole } from './role-list.ts'
import { roleKeys } from './roles.ts'
import type { CreateRoleInput, UpdateRoleInput } from './schema.ts'

/** Makes a role of the company's own as a copy of another, with what that holds now. In everything that goes by the kind of work it counts as the shipped role at
 * the beginning of the copies. For whoever manages the people of the whole company. Throws `invalid_request` for an unknown role and `duplicate` for a name that
 * is taken. */
export async function createRole(ctx: Context, { copy_of: source, name }: CreateRoleInput): Promise<Role> {
  permitWholeCompany(ctx, 'user:manage')
  refuseShippedName(name)
  const key = `own_${randomUUID().slice(0, 8)}`
  return ctx.db.tx(async (db) => {
    await knownRoles(db, [source], 'copy_of')
    const made = await db.row(
      z.object({ key: z.string() }),
      sql`
      insert into role (key, name, based_on) select ${key}, ${name}, coalesce(based_on, key) from role where key = ${source}
      on conflict do nothing returning key`,
    )
    if (made === null) throw nameTaken()
    await db.execute(sql`
      insert into role_permission (role_key, permission, scope) select ${key}, permission, scope from role_permission where role_key = ${source}`)
    const role = await findRole(db, key)
    const detail = { name: [null, name], copy_of: source, ...Object.fromEntries(pairsOf(role)) }
    await audit({ ...ctx, db }, { action: 'role.create', subjectType: 'role', subjectId: key, detail })
    return role
  })
}

/** Changes what a role may do and how far, and what one of the company's own is called; what is not named stays. It holds from each holder's next request. For whoever
 * manages the people of the whole company. Throws `conflict` with the present role for an older version, `duplicate` for a name that is taken, and
 * `rule_violated` for another name of a role that ships, for more than the actor may give, for clear values beside the managing of people, and when nobody would
 * manage people any more. */
export async function updateRole(ctx: Context, key: string, input: UpdateRoleInput): Promise<Role> {
  permitWholeCompany(ctx, 'user:manage')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = await heldRole(db, key, input.version)
    const changed = [
      input.name !== undefined && (await rename(inner, stored, input.name)),
      input.grants !== undefined && (await changeGrants(inner, stored, input.grants)),
    ]
    if (!changed.includes(true)) return stored
    await db.execute(sql`update role set version = version + 1 where key = ${key}`)
    return findRole(db, key)
  })
}

/** Deletes a role of the company's own that nobody holds. For whoever manages the people of the whole company. Throws `not_found`, `conflict` with the present role for an
 * older version, and `rule_violated` for one that ships or that an account holds, be it disabled or a key's. */
export async function deleteRole(ctx: Context, key: string, version: number): Promise<void> {
  permitWholeCompany(ctx, 'user:manage')
  await ctx.db.tx(async (db) => {
    const stored = await heldRole(db, key, version)
    if (stored.name === null) throw new AppError('rule_violated', {}, { detail: 'role.ships' })
    if (stored.accounts > 0) throw new AppError('rule_violated', { count: stored.accounts }, { detail: 'role.is_held' })
    await db.execute(sql`delete from role where key = ${key}`)
    const lost = pairsOf(stored).map(([permission, [, reach]]) => [permission, [reach, null]])
    const detail = { name: [stored.name, null], ...Object.fromEntries(lost) }
    await audit({ ...ctx, db }, { action: 'role.delete', subjectType: 'role', subjectId: key, detail })
  })
}

/** Finds a role and holds it: whoever changes it at the same time waits and then sees the new version, whoever gives it to somebody waits too. */
async function heldRole(db: Db, key: string, version: number): Promise<Role> {
  await db.execute(sql`select from role where key = ${key} for update`)
  const role = await findRole(db, key)
  if (role.version !== version) throw new AppError('conflict', {}, { detail: 'record.version_is_old', current: showRole(role) })
  return role
}

async function rename(ctx: Context, stored: Role, name: string): Promise<boolean> {
  if (stored.name === name) return false
  if (stored.name === null) throw new AppError('rule_violated', {}, { detail: 'role.ships' })
  refuseShippedName(name)
  const renamed = await ctx.db.execute(sql`
    update role set name = ${name} where key = ${stored.key}
      and not exists (select from role o where o.key <> ${stored.key} and lower(o.name) = lower(${name}))`)
  if (renamed === 0) throw nameTaken()
  await audit(ctx, { action: 'role.rename', subjectType: 'role', subjectId: stored.key, detail: { name: [stored.name, name] } })
  return true
}

/** A name by which a role that ships is known, in any language, would be mistaken for it. */
function refuseShippedName(name: string): void {
  const wanted = name.trim().toLowerCase()
  const taken = roleKeys.flatMap((key) => [key, ...locales.map((locale) => findText(locale, `shell.roles.${key}`) ?? key)])
  if (taken.some((each) => each.toLowerCase() === wanted)) throw nameTaken()
}

function nameTaken(): AppError {
  return new AppError(
    'duplicate',
    {},
    { detail: 'role.name_taken', issues: [{ name: 'name', code: 'role_name_taken', params: {} }] },
  )
}

const pairsOf = ({ grants }: Role): [string, [null, string]][] =>
  Object.entries(grants).map(([permission, reach]) => [permission, [null, reach]])
