import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** Everything that may be permitted, as resource:action. */
export const permissionNames = [
  'customer:read',
  'customer:create',
  'customer:update',
  'customer:archive',
  'customer:merge',
  'customer:reveal',
  'customer:override',
  'customer:export',
  'contact:read',
  'contact:create',
  'contact:update',
  'contact:reveal',
  'interaction:read',
  'interaction:create',
  'interaction:update',
  'task:read',
  'task:create',
  'task:update',
  'waybill:read',
  'waybill:export',
  'tracking_event:create',
  'case:read',
  'case:create',
  'case:update',
  'case:oversee',
  'case:answer',
  'survey:read',
  'import:read',
  'import:create',
  'analysis:read',
  'analysis:run',
  'outlet:read',
  'outlet:manage',
  'user:read',
  'user:manage',
  'key:manage',
  'settings:manage',
  'audit:read',
  'duplicate:check',
  'selection:manage',
  'view:manage',
  'approval:read',
  'approval:decide',
  'team:read',
  'collision:rule',
  'review:read',
  'review:update',
  'review:sign',
] as const
export type Permission = (typeof permissionNames)[number]

/** What is only done for the whole company: a shorter reach of these allows nothing. */
export const wholeCompanyOnly: readonly Permission[] = ['outlet:manage', 'user:manage', 'key:manage', 'settings:manage']

/** How far a permission reaches from the outlet at which the role is held. `team` holds `own`; a user works along on customers within
 * `own`. `outlet_tree` at the root of the tree is the whole company. */
export const reaches = ['own', 'team', 'outlet', 'outlet_tree', 'all'] as const
export type Reach = (typeof reaches)[number]

/** The nine roles that ship, in the order in which they are shown. */
export const roleKeys = [
  'sales',
  'sales_manager',
  'service',
  'service_manager',
  'outlet',
  'claims',
  'finance',
  'executive',
  'administrator',
] as const
export type RoleKey = (typeof roleKeys)[number]

/** What a role holds, and how far each reaches. */
export type Grants = Partial<Record<Permission, Reach>>

function at(reach: Reach, ...permissions: Permission[]): Grants {
  return Object.fromEntries(permissions.map((permission) => [permission, reach]))
}

const everyday: Permission[] = [
  'interaction:read',
  'interaction:create',
  'interaction:update',
  'task:read',
  'task:create',
  'task:update',
]
const contacts: Permission[] = ['contact:read', 'contact:create', 'contact:update']

/** What shows a personal value in clear. Whoever manages people does not hold it by the same role. */
export const revealPermissions: readonly Permission[] = ['customer:reveal', 'contact:reveal']

const customerWork: Permission[] = ['customer:read', 'customer:create', 'customer:update']
const customerCare: Permission[] = ['customer:archive', 'customer:merge', 'customer:override']
const approvals: Permission[] = ['approval:read', 'approval:decide']
const caseWork: Permission[] = ['case:read', 'case:create', 'case:update']

/** What each role may do, and how far. A franchise outlet is another legal person: its head holds `outlet`, never a tree. The administrator
 * runs the system and needs nobody's telephone number for it: revealing is granted by a further role. Nor does it answer for the year: whoever leads the company signs. */
export const roleGrants: Record<RoleKey, Grants> = {
  sales: {
    ...at('own', ...customerWork, ...revealPermissions, ...contacts, ...everyday),
    ...at(
      'own',
      'waybill:read',
      'case:read',
      'case:create',
      'survey:read',
      'analysis:read',
      'review:read',
      'duplicate:check',
      'approval:read',
    ),
    ...at('outlet', 'user:read'),
    ...at('outlet_tree', 'outlet:read'),
  },
  sales_manager: {
    ...at('team', ...approvals, ...customerWork, ...customerCare, ...revealPermissions, ...contacts, ...everyday, ...caseWork),
    ...at(
      'team',
      'customer:export',
      'waybill:read',
      'waybill:export',
      'survey:read',
      'analysis:read',
      'analysis:run',
      'review:read',
      'review:update',
      'duplicate:check',
      'team:read',
      'collision:rule',
    ),
    ...at('outlet_tree', 'outlet:read', 'user:read'),
    ...at('all', 'selection:manage'),
  },
  service: {
    ...at('outlet_tree', ...approvals, ...customerWork, ...revealPermissions, ...contacts, ...everyday, ...caseWork),
    ...at('outlet_tree', 'waybill:read', 'tracking_event:create', 'survey:read', 'outlet:read', 'user:read', 'duplicate:check'),
  },
  service_manager: {
    ...at(
      'outlet_tree',
      ...approvals,
      ...customerWork,
      'customer:merge',
      ...revealPermissions,
      ...contacts,
      ...everyday,
      ...caseWork,
    ),
    ...at(
      'outlet_tree',
      'customer:export',
      'waybill:read',
      'case:oversee',
      'waybill:export',
      'tracking_event:create',
      'survey:read',
      'analysis:read',
      'review:read',
      'review:update',
      'outlet:read',
      'user:read',
      'duplicate:check',
    ),
  },
  outlet: {
    ...at(
      'outlet',
      ...approvals,
      ...customerWork,
      'customer:archive',
      ...revealPermissions,
      ...contacts,
      ...everyday,
      ...caseWork,
    ),
    ...at(
      'outlet',
      'case:answer',
      'customer:export',
      'waybill:read',
      'waybill:export',
      'survey:read',
      'analysis:read',
      'review:read',
      'outlet:read',
      'user:read',
      'duplicate:check',
      'team:read',
      'collision:rule',
    ),
  },
  claims: {
    ...at('outlet_tree', ...approvals, 'customer:read', 'contact:read', ...revealPermissions, ...everyday, ...caseWork),
    ...at('outlet_tree', 'waybill:read', 'outlet:read', 'user:read'),
  },
  finance: {
    ...at(
      'outlet_tree',
      ...approvals,
      'customer:read',
      'contact:read',
      'interaction:read',
      'task:read',
      'task:create',
      'task:update',
    ),
    ...at(
      'outlet_tree',
      'customer:export',
      'waybill:read',
      'waybill:export',
      'case:read',
      'analysis:read',
      'review:read',
      'outlet:read',
      'user:read',
    ),
  },
  executive: {
    ...at(
      'outlet_tree',
      ...approvals,
      'customer:read',
      'customer:update',
      ...customerCare,
      ...revealPermissions,
      'contact:read',
      ...everyday,
      'case:read',
      'case:update',
      'case:oversee',
    ),
    ...at(
      'outlet_tree',
      'customer:export',
      'waybill:read',
      'waybill:export',
      'survey:read',
      'import:read',
      'analysis:read',
      'analysis:run',
      'review:read',
      'review:update',
      'review:sign',
      'outlet:read',
      'user:read',
      'audit:read',
      'team:read',
      'collision:rule',
    ),
  },
  administrator: at('all', ...permissionNames.filter((name) => !revealPermissions.includes(name) && name !== 'review:sign')),
}

const knownRow = z.object({ known: z.array(z.string()) })

/** Writes the roles that ship and what they may do; at every start, for a later release may bring more permissions. Each is granted once, when it is new to the
 * company: what the company has changed since stays as it is. */
export async function seedRoles(db: Db): Promise<void> {
  await db.tx(async (tx) => {
    await tx.execute(sql`
      insert into role (key, built_in) select unnest(${[...roleKeys]}::text[]), true on conflict (key) do nothing`)
    // Companies that are older than this note know what their roles hold.
    const found = await tx.row(
      knownRow,
      sql`
      select coalesce((select array(select jsonb_array_elements_text(value)) from company_setting where key = 'known_permissions'),
        array(select distinct permission from role_permission)) as known`,
    )
    const fresh = permissionNames.filter((name) => found?.known.includes(name) !== true)
    const grants = roleKeys.flatMap((role) =>
      fresh.flatMap((permission) => {
        const reach = roleGrants[role][permission]
        return reach === undefined ? [] : [{ role, permission, reach }]
      }),
    )
    await tx.execute(sql`
      insert into role_permission (role_key, permission, scope)
      select * from unnest(${grants.map((g) => g.role)}::text[], ${grants.map((g) => g.permission)}::text[], ${grants.map((g) => g.reach)}::text[])
      on conflict (role_key, permission) do nothing`)
    await tx.execute(sql`
      insert into company_setting (key, value) values ('known_permissions', ${JSON.stringify(permissionNames)}::jsonb)
      on conflict (key) do update set value = excluded.value, updated_at = now()`)
  })
}
