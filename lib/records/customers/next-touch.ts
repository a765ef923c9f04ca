import type { Day } from '#lib/core/day'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { changesOf } from '../record/changes.ts'
import { updateRecord } from '../record/write.ts'

/**
 * Makes a day the customer's one next touch, null for none, in the running transaction of `ctx`; the caller has the customer in scope, and names the
 * survivor of its merges. With `insteadOf` only where the customer's day still is that one. A day that stands already changes nothing. Answers whether it moved.
 * `planned`: somebody set the day by itself, and it is a story of its own, not the end of an interaction.
 */
export async function setNextTouch(
  ctx: Context,
  rootId: number,
  day: Day | null,
  { insteadOf, planned = false }: { insteadOf?: Day | null; planned?: boolean } = {},
): Promise<boolean> {
  const still = insteadOf === undefined ? sql`true` : sql`t.next_touch_on is not distinct from ${insteadOf}::date`
  const change = await updateRecord(ctx.db, 'customer', rootId, {
    set: { next_touch_on: sql`${day}::date` },
    allowed: sql`t.next_touch_on is distinct from ${day}::date and ${still}`,
    now: ctx.now,
  })
  if (change === null) return false
  const moved = changesOf({ next_touch_on: change.before.next_touch_on }, { next_touch_on: day }, {})
  const detail = planned ? { ...moved, planned } : moved
  await audit(ctx, { action: 'customer.next_touch', subjectType: 'customer', subjectId: rootId, detail })
  return true
}
