import { formatMoney } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { permit } from '#lib/platform/scope/scope'
import { createTask } from '#lib/records/tasks/service'
import type { HandOutOutcome } from '../drop/hand-out.ts'
import { handOutEach } from '../drop/hand-out.ts'
import type { HandOutInput } from '../drop/schema.ts'
import { findSpurious } from './repository.ts'

/**
 * Makes a task about each of some customers of spurious loyalty, for whoever owns it or for one colleague, and answers how many had which outcome. One that has an open task from this list already gets no second one; whoever
 * left the class meanwhile, or is out of reach, is passed over. Throws as `handOutEach`.
 */
export function handOutSpurious(ctx: Context, input: HandOutInput): Promise<Record<HandOutOutcome, number>> {
  return handOutEach(ctx, input, handOutIn)
}

async function handOutIn(
  ctx: Context,
  customerId: number,
  { assignee_id: named, due_on: dueOn, note }: HandOutInput,
): Promise<HandOutOutcome | null> {
  const scope = permit(ctx, 'analysis:read')
  // Seen before it is locked: nobody keeps a customer out of reach from others.
  if ((await findSpurious(ctx.db, customerId, scope, false)) === null) return null
  const found = await findSpurious(ctx.db, customerId, scope, true)
  if (found === null) return null
  if (found.hasTask) return 'already'
  const assignee = named ?? (found.ownerId === null ? null : String(found.ownerId))
  if (assignee === null) return 'nobody'
  const revenue = formatMoney(found.revenueMinor, ctx.company.currency, ctx.locale)
  const title = findText(ctx.locale, 'loyalty.matrix.task', { revenue }) ?? revenue
  const task = { customer_id: String(customerId), title, assignee_id: assignee, due_at: dueOn }
  await createTask(ctx, { ...task, ...(note === undefined ? {} : { note }) }, 'false_loyalty')
  return 'made'
}
