import type { Day } from '#lib/core/day'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { changesOf } from '../record/changes.ts'
import { updateRecord } from '../record/write.ts'

/**
 * Makes a day the customer's one next touch, null for none, in the running transaction of `ctx`; the caller has the customer in scope, and names the
 * survivor of its merges. With `insteadOf` only where the customer's day still is that one. A day that stands already changes nothing.
 */
export async function setNextTouch(ctx: Context, rootId: number, day: Day | null, insteadOf?: Day | null): Promise<void> {
  const still = insteadOf === undefined ? sql`true` : sql`t.next_touch_on is not distinct from ${insteadOf}::date`
  const change = await updateRecord(ctx.db, 'customer', rootId, {
    set: { next_touch_on: sql`${day}::date` },
    allowed: sql`t.next_touch_on is distinct from ${day}::date and ${still}`,
    now: ctx.now,
  })
  if (change === null) return
  const detail = changesOf({ next_touch_on: change.before.next_touch_on }, { next_touch_on: day }, {})
  await audit(ctx, { action: 'customer.next_touch', subjectType: 'customer', subjectId: rootId, detail })
}
