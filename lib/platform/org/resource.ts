import { z } from 'zod'
import type { Outlet } from './outlets.ts'
import { outletKinds } from './outlets.ts'
import type { Role } from './role-list.ts'
import { reaches } from './roles.ts'
import type { User } from './users.ts'

const id = z.string().meta({ description: 'opaque' })
const instant = z.iso.datetime({ offset: true })

/** An outlet as the API has it. */
export const outletResource = z.object({
  id,
  external_id: z.string(),
  name: z.string(),
  kind: z.enum(outletKinds),
  franchise: z.boolean(),
  parent_id: id.nullable(),
  archived: z.boolean(),
  version: z.int(),
  created_at: instant,
  updated_at: instant,
})
export type OutletResource = z.infer<typeof outletResource>

/** A colleague as the API has one. */
export const userResource = z.object({
  id,
  external_id: z.string().nullable(),
  email: z.string(),
  name: z.string(),
  outlet_id: id,
  manager_id: id.nullable(),
  grade: z.string().nullable(),
  disabled: z.boolean(),
  roles: z.array(z.object({ role: z.string(), outlet_id: id })),
  version: z.int(),
  created_at: instant,
  updated_at: instant,
})
export type UserResource = z.infer<typeof userResource>

/** A role as the API has one. */
export const roleResource = z.object({
  key: z.string(),
  name: z.string().nullable().meta({ description: 'null for one that ships: its key says which' }),
  based_on: z.string().nullable().meta({ description: 'the shipped role that one of the company’s own counts as' }),
  grants: z
    .record(z.string(), z.enum(reaches))
    .meta({ description: 'how far each permission reaches; those not named are not held' }),
  people: z.int().meta({ description: 'who hold it and can sign in' }),
  version: z.int(),
})
export type RoleResource = z.infer<typeof roleResource>

/** Shows an outlet as the API has it. */
export function showOutlet(outlet: Outlet): OutletResource {
  return {
    id: String(outlet.id),
    external_id: outlet.externalId,
    name: outlet.name,
    kind: outlet.kind,
    franchise: outlet.franchise,
    parent_id: outlet.parentId === null ? null : String(outlet.parentId),
    archived: outlet.archivedAt !== null,
    version: outlet.version,
    created_at: outlet.createdAt.toISOString(),
    updated_at: outlet.updatedAt.toISOString(),
  }
}

/** Shows a colleague as the API has one. */
export function showUser(user: User): UserResource {
  return {
    id: String(user.id),
    external_id: user.externalId,
    email: user.email,
    name: user.name,
    outlet_id: String(user.outletId),
    manager_id: user.managerId === null ? null : String(user.managerId),
    grade: user.grade,
    disabled: user.disabledAt !== null,
    roles: user.roles.map((role) => ({ role: role.role, outlet_id: String(role.outletId) })),
    version: user.version,
    created_at: user.createdAt.toISOString(),
    updated_at: user.updatedAt.toISOString(),
  }
}

/** Shows a role as the API has one. */
export function showRole({ key, name, basedOn, grants, people, version }: Role): RoleResource {
  return { key, name, based_on: basedOn, grants, people, version }
}
