import { z } from 'zod'
import type { Actor } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { prepared, sql } from '../db/sql.ts'
import { standsAs } from '../org/stands-as.ts'
import { unionOf } from '../scope/combine.ts'
import type { Scope } from '../scope/scope.ts'
import { everything } from '../scope/scope.ts'

const ids = z.array(z.int())
const grant = z.object({ role: z.string(), permission: z.string(), reach: z.string(), outletId: z.int() })
const tree = z.object({ rootId: z.int(), ids })
const userRow = z.object({
  part: z.string(),
  detail: z.record(z.string(), z.unknown()),
  id: z.int(),
  name: z.string(),
  kind: z.enum(['person', 'service']),
  outletId: z.int(),
  locale: z.string(),
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  rootOutletIds: ids,
  roles: z.array(z.object({ standsAs: z.string(), title: z.string() })),
  grants: z.array(grant),
  trees: z.array(tree),
  team: ids,
})
type UserRow = z.infer<typeof userRow>

/** Somebody found by what they brought, with all rights resolved. `part` and `detail` come from the statement that named the user. */
export interface FoundActor {
  part: string
  detail: Record<string, unknown>
  actor: Actor
  locale: string
  disabled: boolean
  mustChangePassword: boolean
}

/** Resolves users to actors in one round trip. `who` selects user_id, part (text) and detail (jsonb); each way of asking has
 * a name, under which its plan is kept. A user with several roles at several outlets has the union of their scopes. */
export async function resolveActors(db: Db, name: string, who: Sql): Promise<FoundActor[]> {
  const statement = sql`
    with recursive who as (${who}),
    granted as (
      select ur.user_id, ur.role_key, ${standsAs} as stands_as, coalesce(r.name, r.key) as title, ur.outlet_id, rp.permission, rp.scope
      from user_role ur join role r on r.key = ur.role_key left join role_permission rp on rp.role_key = ur.role_key
      where ur.user_id in (select user_id from who)
    ),
    tree as (
      select distinct g.outlet_id as root_id, g.outlet_id as id from granted g join outlet o on o.id = g.outlet_id
      where g.scope = 'outlet_tree' and o.parent_id is not null
      union
      select t.root_id, o.id from tree t join outlet o on o.parent_id = t.id
    )
    select w.part, w.detail, u.id, u.name, u.kind, u.outlet_id as "outletId", u.locale, u.disabled_at is not null as disabled,
      u.must_change_password as "mustChangePassword",
      coalesce((select jsonb_agg(distinct o.id) from granted g join outlet o on o.id = g.outlet_id
        where g.user_id = u.id and o.parent_id is null), '[]') as "rootOutletIds",
      coalesce((select jsonb_agg(distinct jsonb_build_object('standsAs', g.stands_as, 'title', g.title)) from granted g where g.user_id = u.id), '[]') as roles,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role_key, 'permission', g.permission, 'reach', g.scope, 'outletId', g.outlet_id))
        from granted g where g.user_id = u.id and g.permission is not null), '[]') as grants,
      coalesce((select jsonb_agg(jsonb_build_object('rootId', t.root_id, 'ids', t.ids))
        from (select root_id, jsonb_agg(id order by id) as ids from tree group by root_id) t), '[]') as trees,
      coalesce((select jsonb_agg(m.id order by m.id) from app_user m where m.manager_id = u.id), '[]') as team
    from who w join app_user u on u.id = w.user_id`
  const rows = await db.rows(userRow, prepared(name, statement))
  return rows.map((row) => ({
    part: row.part,
    detail: row.detail,
    actor: {
      kind: row.kind,
      userId: row.id,
      name: row.name,
      outletId: row.outletId,
      roles: [...new Set(row.roles.map(({ standsAs }) => standsAs))].sort(),
      titles: row.roles.map(({ title }) => title).sort(),
      permissions: permissionsOf(row),
    },
    locale: row.locale,
    disabled: row.disabled,
    mustChangePassword: row.mustChangePassword,
  }))
}

/** Resolves one user by id; null when there is none. A disabled one is answered too, with `disabled` set: the caller decides. */
export async function resolveActor(db: Db, userId: number): Promise<FoundActor | null> {
  const [found] = await resolveActors(
    db,
    'actor_by_id',
    sql`select ${userId}::int as user_id, 'self'::text as part, '{}'::jsonb as detail`,
  )
  return found ?? null
}

function permissionsOf(row: UserRow): Record<string, Scope> {
  const permissions: Record<string, Scope> = {}
  for (const { permission, reach, outletId } of row.grants) {
    const scope = scopeOf(reach, outletId, row)
    const known = permissions[permission]
    permissions[permission] = known === undefined ? scope : unionOf(known, scope)
  }
  return permissions
}

function scopeOf(reach: string, outletId: number, row: UserRow): Scope {
  switch (reach) {
    case 'own':
      return { kind: 'some', ownerIds: [row.id], outletIds: [], collaboratorId: row.id }
    case 'team':
      return {
        kind: 'some',
        ownerIds: [row.id, ...row.team.filter((id) => id !== row.id)],
        outletIds: [],
        collaboratorId: row.id,
      }
    case 'outlet':
      return { kind: 'some', ownerIds: [], outletIds: [outletId], collaboratorId: null }
    case 'outlet_tree':
      if (row.rootOutletIds.includes(outletId)) return everything
      return {
        kind: 'some',
        ownerIds: [],
        outletIds: row.trees.find((tree) => tree.rootId === outletId)?.ids ?? [outletId],
        collaboratorId: null,
      }
    case 'all':
      return everything
    default:
      throw new Error(`unknown reach: ${reach}`)
  }
}
