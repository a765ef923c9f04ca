import { addDays } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { findText } from '#lib/platform/i18n/messages'
import { permit } from '#lib/platform/scope/scope'
import { getCustomer } from '#lib/records/customers/service'
import { createTask } from '#lib/records/tasks/service'
import { stageAfter } from '../lifecycle/gate.ts'
import { listGates } from '../lifecycle/service.ts'

/** Days until a stalled customer is to be seen to. */
const DUE_DAYS = 7

/**
 * Makes a task about a customer that does not get on, for whoever owns it, else for the actor: what of the next gate is missing stands in its title. Answers the task's id. Throws `not_found` out of scope and for one that is in no list, `rule_violated`
 * for one at the last stage.
 */
export async function handOutStalled(ctx: Context, id: RecordId): Promise<{ id: string }> {
  permit(ctx, 'task:create')
  permit(ctx, 'analysis:read')
  const customer = await getCustomer(ctx, id)
  // Whoever is archived, or was merged into another, is in no list.
  if (customer.archivedAt !== null || ('id' in id && id.id !== customer.id)) throw new AppError('not_found', {})
  const next = stageAfter[customer.lifecycle]
  const gates = await listGates(ctx, [{ id: customer.id, stage: customer.lifecycle }])
  const missing = (gates.get(customer.id) ?? []).filter(({ holds }) => !holds)
  if (next === null) throw new AppError('rule_violated', {}, { detail: 'customer.at_last_stage' })
  const word = (key: string, params = {}) => findText(ctx.locale, key, params) ?? key
  const lacks = missing.map(({ gate }) => word(`relations.upgrade.missing.${gate}`)).join('；')
  const stage = word(`customers.lifecycle.${next}`)
  const title = word(`relations.upgrade.${missing.length === 0 ? 'taskOpen' : 'task'}`, { stage, missing: lacks })
  const due = addDays(dayOf(ctx.now, ctx.company.timeZone), DUE_DAYS)
  const assignee = customer.ownerId ?? ctx.actor.userId
  const task = await createTask(ctx, { customer_id: String(customer.id), title, assignee_id: String(assignee), due_at: due })
  return { id: task.id }
}
