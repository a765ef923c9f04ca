import { AppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import type { WatchList } from '../../metrics/watch-list.ts'
import { dropsWatched } from '../../metrics/watch-list.ts'
import { listReached, removeSeen, writeSeen } from './repository.ts'
import type { MarkSeenInput } from './schema.ts'

/**
 * Notes of some customers in the list of drops that they were seen and are let be, with a reason where one is given, in the place of an earlier note; answers of how many. It holds until the drop is a step
 * worse, a month has gone by, or the customer has left the list. Reaches as far as handing out does: whoever left the list meanwhile, or is out of reach, is passed over; throws `not_found` when that is all of them.
 */
export const markDropsSeen = (ctx: Context, input: MarkSeenInput): Promise<{ count: number }> =>
  markSeen(ctx, dropsWatched, input)

/** The same of any list that is watched. */
export async function markSeen(
  ctx: Context,
  list: WatchList,
  { customers, reason, note }: MarkSeenInput,
): Promise<{ count: number }> {
  const scopes = [permit(ctx, 'task:create'), permit(ctx, 'analysis:read')]
  return ctx.db.tx(async (db) => {
    const on = dayOf(ctx.now, ctx.company.timeZone)
    const mark = { reason: reason ?? null, note: note ?? null, on, at: ctx.now, byId: ctx.actor.userId }
    const ids = await writeSeen(db, list, [...new Set(customers)], scopes, mark)
    if (ids.length === 0) throw new AppError('not_found', {})
    await noteEach({ ...ctx, db }, `${list.origin}.seen`, ids, reason === undefined ? {} : { reason })
    return { count: ids.length }
  })
}

/** Takes such notes back; answers of how many. Throws `not_found` when none of the customers is in the list and within reach. */
export const takeSeenBack = (ctx: Context, input: { customers: readonly number[] }): Promise<{ count: number }> =>
  takeBack(ctx, dropsWatched, input)

/** The same of any list that is watched. */
export async function takeBack(
  ctx: Context,
  list: WatchList,
  { customers }: { customers: readonly number[] },
): Promise<{ count: number }> {
  const scopes = [permit(ctx, 'task:create'), permit(ctx, 'analysis:read')]
  return ctx.db.tx(async (db) => {
    const reached = await listReached(db, list, customers, scopes)
    if (reached.length === 0) throw new AppError('not_found', {})
    const ids = await removeSeen(db, list, reached)
    await noteEach({ ...ctx, db }, `${list.origin}.seen_undo`, ids, {})
    return { count: ids.length }
  })
}

async function noteEach(ctx: Context, action: string, ids: readonly number[], detail: Record<string, unknown>): Promise<void> {
  for (const id of ids) await audit(ctx, { action, subjectType: 'customer', subjectId: id, detail })
}
