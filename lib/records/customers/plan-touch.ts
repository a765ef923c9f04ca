import type { Day } from '#lib/core/day'
import { invalidField } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { setNextTouch } from './next-touch.ts'
import { findCustomerRow } from './repository.ts'
import { found, olderVersion } from './service.ts'

export interface PlannedTouch {
  next_touch_on: Day | null
  /** The day that the actor saw: another one that somebody has set meanwhile is not overwritten. */
  instead_of: Day | null
}

/** Sets the day on which a customer is touched next, or takes it away, without an interaction. Throws `not_found` out of scope, `invalid_request` for a day that
 * has gone by, `conflict` with the present customer where the day is no longer the one that was seen. */
export async function planNextTouch(ctx: Context, id: RecordId, planned: PlannedTouch): Promise<void> {
  const scope = permit(ctx, 'customer:update')
  const { next_touch_on: day, instead_of: insteadOf } = planned
  if (day !== null && day < dayOf(ctx.now, ctx.company.timeZone)) throw invalidField('next_touch_on', 'day_has_passed')
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const { id: rootId } = found(await findCustomerRow(db, scope, id))
    if (await setNextTouch(inner, rootId, day, { insteadOf, planned: true })) return
    const now = found(await findCustomerRow(db, scope, { id: rootId }))
    if (now.nextTouchOn !== day) throw olderVersion(ctx, now)
  })
}
