import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import type { Scope } from '#lib/platform/scope/scope'
import { findRoot } from '../record/of-customer.ts'

/** Whose record a request is about, and where. */
export interface Place {
  customerId: number | null
  outletId: number
  requesterId: number
}

/** Answers who of some people may not decide on a record: whoever may decide on nothing, and whose scope does not hold it. */
export async function findBlind(ctx: Pick<Context, 'db'>, userIds: Iterable<number>, place: Place): Promise<Set<number>> {
  const blind = new Set<number>()
  for (const userId of new Set(userIds)) if (!(await maySee(ctx, userId, place))) blind.add(userId)
  return blind
}

async function maySee(ctx: Pick<Context, 'db'>, userId: number, place: Place): Promise<boolean> {
  const found = await resolveActor(ctx.db, userId)
  const scope = found?.disabled === false ? found.actor.permissions['approval:decide'] : undefined
  if (scope === undefined) return false
  return place.customerId === null ? holds(scope, place) : (await findRoot(ctx.db, scope, { id: place.customerId })) !== null
}

function holds(scope: Scope, { requesterId, outletId }: Place): boolean {
  return scope.kind === 'all' || scope.ownerIds.includes(requesterId) || scope.outletIds.includes(outletId)
}
