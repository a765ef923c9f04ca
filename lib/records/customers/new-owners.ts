import type { Context } from '#lib/platform/context'
import type { User } from '#lib/platform/org/users'
import { listUsers } from '#lib/platform/org/users'
import { permit } from '#lib/platform/scope/scope'

/** A team has fewer, and who reaches by outlets is not narrowed. */
const MOST_IN_TEAM = 200

/** Lists the first colleagues whom the actor may make owners of customers, by a part of name or e-mail address: whoever reaches customers by their owners alone hands them on
 * among these. */
export async function listNewOwners(ctx: Context, q: string | undefined, most: number): Promise<User[]> {
  const scope = permit(ctx, 'customer:update')
  const anybody = scope.kind === 'all' || scope.outletIds.length > 0
  const filter = { disabled: false, ...(q === undefined ? {} : { q }) }
  const found = await listUsers(ctx, filter, { startId: null, falling: false, limit: anybody ? most : MOST_IN_TEAM })
  return found.filter((user) => anybody || scope.ownerIds.includes(user.id)).slice(0, most)
}

/** Says whether the actor can hand customers to anybody else at all. */
export function mayHandOver(ctx: Context): boolean {
  const scope = ctx.actor.permissions['customer:update']
  return scope?.kind === 'all' || (scope !== undefined && (scope.outletIds.length > 0 || scope.ownerIds.length > 1))
}
