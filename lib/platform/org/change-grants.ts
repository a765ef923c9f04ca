import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { keepingAnAdministrator } from './last-administrator.ts'
import type { GrantChange } from './role-grants.ts'
import { changesOf, covers, raises, shippedReaches } from './role-grants.ts'
import type { Role } from './role-list.ts'
import type { Permission, Reach } from './roles.ts'
import { reaches, revealPermissions } from './roles.ts'

/** Changes what a role holds, in the running transaction, and answers whether anything was changed. Throws `rule_violated`, with the permissions that are to blame as
 * `grants.<permission>`, for more than the actor may give, for clear values beside the managing of people, and when nobody would manage people any more. */
export async function changeGrants(
  ctx: Context,
  stored: Role,
  wanted: Readonly<Partial<Record<Permission, Reach | null>>>,
): Promise<boolean> {
  const changes = changesOf(stored.grants, wanted)
  if (changes.length === 0) return false
  keepRevealsApart(stored, changes)
  await withinWhatMayBeGiven(ctx, changes)
  const issues = changes
    .filter(({ permission }) => permission === 'user:manage')
    .map(({ permission }) => issueOf(permission, 'role_last_administrator'))
  await keepingAnAdministrator(ctx.db, () => store(ctx.db, stored.key, changes), issues)
  const detail = Object.fromEntries(changes.map(({ permission, from, to }) => [permission, [from, to]]))
  await audit(ctx, { action: 'role.change', subjectType: 'role', subjectId: stored.key, detail })
  return true
}

/** Whoever manages people needs nobody's telephone number for it: the two are never given by one role. */
function keepRevealsApart(stored: Role, changes: readonly GrantChange[]): void {
  const willHold = (permission: Permission) => {
    const change = changes.find((each) => each.permission === permission)
    return change === undefined ? stored.grants[permission] !== undefined : change.to !== null
  }
  if (!willHold('user:manage')) return
  const both = changes.filter(
    ({ permission, to }) =>
      to !== null &&
      (revealPermissions.includes(permission) || (permission === 'user:manage' && revealPermissions.some(willHold))),
  )
  if (both.length > 0)
    throw new AppError(
      'rule_violated',
      {},
      { detail: 'role.reveals_apart', issues: both.map(({ permission }) => issueOf(permission, 'role_reveals_apart')) },
    )
}

/** What a person may give by giving a role may also be put into one: what the person holds for the whole company, and whatever a role of the company, or one as it
 * ships, has already. Beyond that nothing is raised. */
async function withinWhatMayBeGiven(ctx: Context, changes: readonly GrantChange[]): Promise<void> {
  const raised = changes.filter(raises).filter(({ permission }) => ctx.actor.permissions[permission]?.kind !== 'all')
  if (raised.length === 0) return
  const known = await ctx.db.rows(
    z.object({ permission: z.string(), reach: z.enum(reaches) }),
    sql`
    select distinct permission, scope as reach from role_permission where permission = any(${raised.map(({ permission }) => permission)}::text[])`,
  )
  const beyond = raised.filter(({ permission, to }) => {
    const given = [
      ...shippedReaches(permission),
      ...known.filter((row) => row.permission === permission).map(({ reach }) => reach),
    ]
    return to !== null && !given.some((reach) => covers(reach, to))
  })
  if (beyond.length > 0)
    throw new AppError(
      'rule_violated',
      {},
      { detail: 'role.beyond_own_rights', issues: beyond.map(({ permission }) => issueOf(permission, 'role_beyond_own_rights')) },
    )
}

const issueOf = (permission: Permission, code: string) => ({ name: `grants.${permission}`, code, params: {} })

async function store(db: Db, key: string, changes: readonly GrantChange[]): Promise<void> {
  const given = changes.flatMap(({ permission, to }) => (to === null ? [] : [{ permission, to }]))
  const taken = changes.filter(({ to }) => to === null).map(({ permission }) => permission)
  await db.execute(sql`delete from role_permission where role_key = ${key} and permission = any(${taken}::text[])`)
  await db.execute(sql`
    insert into role_permission (role_key, permission, scope)
    select ${key}, * from unnest(${given.map(({ permission }) => permission)}::text[], ${given.map(({ to }) => to)}::text[])
    on conflict (role_key, permission) do update set scope = excluded.scope`)
}
