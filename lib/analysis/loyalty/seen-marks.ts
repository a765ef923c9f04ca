import { AppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { removeSeen, writeSeen } from './repository.ts'
import type { MarkSeenInput } from './schema.ts'

/**
 * Notes of some customers of spurious loyalty that they were seen and are let be, with a reason where one is given, in the place of an earlier note; answers of how many. It holds three months, while the class
 * stays. Reaches as far as handing out does: whoever left the class meanwhile, or is out of reach, is passed over; throws `not_found` when that is all of them.
 */
export async function markLoyaltySeen(ctx: Context, { customers, reason, note }: MarkSeenInput): Promise<{ count: number }> {
  const scopes = [permit(ctx, 'task:create'), permit(ctx, 'analysis:read')]
  return ctx.db.tx(async (db) => {
    const on = dayOf(ctx.now, ctx.company.timeZone)
    const mark = { reason: reason ?? null, note: note ?? null, on, at: ctx.now, byId: ctx.actor.userId }
    const ids = await writeSeen(db, [...new Set(customers)], scopes, mark)
    if (ids.length === 0) throw new AppError('not_found', {})
    await noteEach({ ...ctx, db }, 'loyalty.seen', ids, reason === undefined ? {} : { reason })
    return { count: ids.length }
  })
}

/** Takes such notes back; answers of how many. Throws `not_found` when none of the customers is of spurious loyalty and within reach. */
export async function takeLoyaltySeenBack(
  ctx: Context,
  { customers }: { customers: readonly number[] },
): Promise<{ count: number }> {
  const scopes = [permit(ctx, 'task:create'), permit(ctx, 'analysis:read')]
  return ctx.db.tx(async (db) => {
    const { reached, removed } = await removeSeen(db, customers, scopes)
    if (reached === 0) throw new AppError('not_found', {})
    await noteEach({ ...ctx, db }, 'loyalty.seen_undo', removed, {})
    return { count: removed.length }
  })
}

async function noteEach(ctx: Context, action: string, ids: readonly number[], detail: Record<string, unknown>): Promise<void> {
  for (const id of ids) await audit(ctx, { action, subjectType: 'customer', subjectId: id, detail })
}
