import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { Counted } from './repository.ts'
import { countHanging } from './repository.ts'

/** What hangs on customers, and what must be held to know how much. */
const permissions = {
  waybills: 'waybill:read',
  contacts: 'contact:read',
  interactions: 'interaction:read',
  tasks: 'task:read',
  cases: 'case:read',
  papers: 'customer:read',
} as const satisfies Record<Counted, string>

/** Counts what comes along when a customer is merged into another one, with what had come to it before: nothing of it moves, and all of it is read under the survivor.
 * What the actor may not read is left out; nothing is counted of a customer that the actor may not merge. Archived records do not count. */
export async function countAlong(ctx: Context, customerId: number): Promise<Partial<Record<Counted, number>>> {
  const scope = permit(ctx, 'customer:merge')
  const counted = (Object.keys(permissions) as Counted[]).filter((name) => ctx.actor.permissions[permissions[name]] !== undefined)
  return counted.length === 0 ? {} : countHanging(ctx.db, scope, customerId, counted)
}
