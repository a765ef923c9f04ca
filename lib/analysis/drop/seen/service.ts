import { AppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { listReached, removeSeen, writeSeen } from './repository.ts'
import type { MarkSeenInput } from './schema.ts'

/**
 * Notes of some customers in the list of drops that they were seen and are let be, with a reason where one is given, in the place of an earlier note; answers of how many. It holds until the drop is a step
 * worse, a month has gone by, or the customer has left the list. Reaches as far as handing out does: whoever left the list meanwhile, or is out of reach, is passed over; throws `not_found` when that is all of them.
 */
export async function markDropsSeen(ctx: Context, { customers, reason, note }: MarkSeenInput): Promise<{ count: number }> {
  const scopes = [permit(ctx, 'task:create'), permit(ctx, 'analysis:read')]
  return ctx.db.tx(async (db) => {
    const on = dayOf(ctx.now, ctx.company.timeZone)
    const mark = { reason: reason ?? null, note: note ?? null, on, at: ctx.now, byId: ctx.actor.userId }
    const ids = await writeSeen(db, [...new Set(customers)], scopes, mark)
    if (ids.length === 0) throw new AppError('not_found', {})
    await noteEach({ ...ctx, db }, 'drop.seen', ids, reason === undefined ? {} : { reason })
    return { count: ids.length }
  })
}

/** Takes such notes back; answers of how many. Throws `not_found` when none of the customers is in the list and within reach. */
export async function takeSeenBack(ctx: Context, { customers }: { customers: readonly number[] }): Promise<{ count: number }> {
  const scopes = [permit(ctx, 'task:create'), permit(ctx, 'analysis:read')]
  return ctx.db.tx(async (db) => {
    const reached = await listReached(db, customers, scopes)
    if (reached.length === 0) throw new AppError('not_found', {})
    const ids = await removeSeen(db, reached)
    await noteEach({ ...ctx, db }, 'drop.seen_undo', ids, {})
    return { count: ids.length }
  })
}

async function noteEach(ctx: Context, action: string, ids: readonly number[], detail: Record<string, unknown>): Promise<void> {
  for (const id of ids) await audit(ctx, { action, subjectType: 'customer', subjectId: id, detail })
}
