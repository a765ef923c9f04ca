import type { Day } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'

/** What is said of customers of a list that were seen and are let be. */
interface Said<Reason extends string> {
  customers: readonly number[]
  reason?: Reason | undefined
  note?: string | undefined
}

export interface SeenMark<Reason extends string> {
  reason: Reason | null
  note: string | null
  on: Day
  at: Date
  byId: number
}

/**
 * Sets such a mark on customers of a list and writes each into the audit as `<origin>.seen`; answers of how many. `write` sets it on those that are in the list and within reach, each asked once, and answers their ids;
 * throws `not_found` when there are none.
 */
export async function markSeenIn<Reason extends string>(
  ctx: Context,
  origin: string,
  { customers, reason, note }: Said<Reason>,
  write: (db: Context['db'], ids: readonly number[], mark: SeenMark<Reason>) => Promise<readonly number[]>,
): Promise<{ count: number }> {
  return ctx.db.tx(async (db) => {
    const on = dayOf(ctx.now, ctx.company.timeZone)
    const mark = { reason: reason ?? null, note: note ?? null, on, at: ctx.now, byId: ctx.actor.userId }
    const ids = await write(db, [...new Set(customers)], mark)
    if (ids.length === 0) throw new AppError('not_found', {})
    await noteEach({ ...ctx, db }, `${origin}.seen`, ids, reason === undefined ? {} : { reason })
    return { count: ids.length }
  })
}

/** Takes such marks back, as `<origin>.seen_undo`; answers of how many. `remove` answers how many of those asked are in the list and within reach, and whose mark went; throws `not_found` when none is. */
export async function takeSeenBackIn(
  ctx: Context,
  origin: string,
  remove: (db: Context['db']) => Promise<{ reached: number; removed: readonly number[] }>,
): Promise<{ count: number }> {
  return ctx.db.tx(async (db) => {
    const { reached, removed } = await remove(db)
    if (reached === 0) throw new AppError('not_found', {})
    await noteEach({ ...ctx, db }, `${origin}.seen_undo`, removed, {})
    return { count: removed.length }
  })
}

async function noteEach(ctx: Context, action: string, ids: readonly number[], detail: Record<string, unknown>): Promise<void> {
  for (const id of ids) await audit(ctx, { action, subjectType: 'customer', subjectId: id, detail })
}
