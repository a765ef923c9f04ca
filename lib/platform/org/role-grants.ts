import type { Grants, Permission, Reach, RoleKey } from './roles.ts'
import { permissionNames, roleGrants, roleKeys } from './roles.ts'

/** One permission of a role before and after; null where the role does not hold it. */
export interface GrantChange {
  permission: Permission
  from: Reach | null
  to: Reach | null
}

/** What reaches further than each reach, whoever holds the role and wherever. Neither of `team` and `outlet` lies within the other. */
const further: Readonly<Record<Reach, readonly Reach[]>> = {
  own: ['team', 'all'],
  team: ['all'],
  outlet: ['outlet_tree', 'all'],
  outlet_tree: ['all'],
  all: [],
}

/** Says whether everything within one reach lies within another. */
export function covers(wide: Reach, narrow: Reach): boolean {
  return wide === narrow || further[narrow].includes(wide)
}

/** Answers what would be changed, permission by permission in their order; what is not named stays, null takes away. */
export function changesOf(held: Grants, wanted: Readonly<Partial<Record<Permission, Reach | null>>>): GrantChange[] {
  return permissionNames.flatMap((permission) => {
    const from = held[permission] ?? null
    const to = wanted[permission]
    return to === undefined || to === from ? [] : [{ permission, from, to }]
  })
}

/** Says whether a change gives something that was not held. */
export function raises({ from, to }: GrantChange): boolean {
  return to !== null && (from === null || !covers(from, to))
}

/** Answers what the role ships with; of one of the company's own, what the role ships with that it was copied from. */
export function shippedGrants({ key, basedOn }: { key: string; basedOn: string | null }): Grants {
  const shipped = roleKeys.find((each) => each === (basedOn ?? key))
  return shipped === undefined ? {} : roleGrants[shipped]
}

/** Answers how far a permission reaches in the roles as they ship. */
export function shippedReaches(permission: Permission): Reach[] {
  return roleKeys.flatMap((key: RoleKey) => roleGrants[key][permission] ?? [])
}
