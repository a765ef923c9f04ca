import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { getUser } from '#lib/platform/org/users'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { allowing } from '../../record/allowing.ts'
import { createTask } from '../../tasks/service.ts'
import { archiveCustomer, getCustomer, getCustomerToChange } from '../service.ts'
import type { CustomerView } from '../view.ts'
import { findMade } from './repository.ts'

/** Hours within which whoever made a customer by mistake takes it away without asking. */
const HOURS = 24

/** What somebody without the right to archive can do about a customer that should not be there: nothing, archive it on the spot, or ask the manager for it. */
export type WayOut = 'archive' | 'ask' | null

/** Answers what the actor can do about a customer that should not be there: archive it within a day of having made it while nothing hangs on it, else ask the manager. Null for whoever archives anyway, and
 * for one that is archived. */
export async function wayOutOf(ctx: Context, customer: CustomerView): Promise<WayOut> {
  if (customer.archivedAt !== null || mayEver(ctx, 'customer:archive') || !mayEver(ctx, 'customer:update')) return null
  if (await isOwnMistake(ctx, customer)) return 'archive'
  return mayEver(ctx, 'task:create') && customer.ownerId === ctx.actor.userId && (await managerOf(ctx)) !== null ? 'ask' : null
}

async function isOwnMistake(ctx: Context, { id, createdAt }: CustomerView): Promise<boolean> {
  if (!mayEver(ctx, 'customer:create') || ctx.now.getTime() - createdAt.getTime() > HOURS * 3_600_000) return false
  const made = await findMade(ctx.db, id)
  return made !== null && made.makerId === ctx.actor.userId && !made.hangs
}

/** Archives a customer that the actor made by mistake. Throws `not_found` out of reach, `rule_violated` a day after it was made, for another's, and once anything hangs on it; `conflict` for an older version. */
export async function archiveMistake(ctx: Context, id: RecordId, version: number): Promise<void> {
  const scope = permit(ctx, 'customer:update')
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const customer = await getCustomerToChange(inner, id)
    if (!(await isOwnMistake(inner, customer))) throw new AppError('rule_violated', {}, { detail: 'customer.no_mistake' })
    await archiveCustomer(allowing(inner, 'customer:archive', scope), { id: customer.id }, version)
  })
}

/** Asks the actor's manager to archive a customer, with the reason: as a task of the manager's. Throws `not_found` out of reach, `rule_violated` for whoever has no manager who sees the customer. */
export async function askToArchive(
  ctx: Context,
  id: RecordId,
  { title, reason }: { title: string; reason: string },
): Promise<void> {
  permit(ctx, 'customer:update')
  const customer = await getCustomer(ctx, id)
  const managerId = await managerOf(ctx)
  if (managerId === null) throw new AppError('rule_violated', {}, { detail: 'customer.no_manager' })
  const reaching = allowing(ctx, 'user:read', { kind: 'all' })
  await createTask(reaching, { customer_id: String(customer.id), assignee_id: String(managerId), title, note: reason })
}

async function managerOf(ctx: Context): Promise<number | null> {
  return (await getUser(allowing(ctx, 'user:read', { kind: 'all' }), { id: ctx.actor.userId })).managerId
}
