import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { mayEver } from '#lib/platform/scope/scope'
import { findRoot } from '../../record/of-customer.ts'
import { createTask, getTask, updateTask } from '../../tasks/service.ts'
import { caseNumber } from '../case.ts'
import type { CaseRow } from '../repository.ts'

/** Makes a call that a case asks for a task of whoever had the case, or else of whoever acts, and answers the task's id; null where neither can see to it: then it waits in the queue alone. */
export async function createCallTask(
  ctx: Context,
  row: CaseRow,
  title: 'followUpTask' | 'payCallTask',
  { remindAt, dueAt }: { remindAt: string; dueAt: string },
): Promise<number | null> {
  if (!mayEver(ctx, 'task:create') || !mayEver(ctx, 'user:read')) return null
  const assigneeId = await callerOf(ctx, row)
  if (assigneeId === null) return null
  const task = await createTask(ctx, {
    customer_id: String(row.customerId),
    title: findText(ctx.locale, `cases.${title}`, { number: caseNumber(row.id) }) ?? '',
    assignee_id: String(assigneeId),
    due_at: dueAt,
    remind_at: remindAt,
  })
  return Number(task.id)
}

/** Ends the task of a call, if there is one and it is still there to be ended. */
export async function endCallTask(ctx: Context, taskId: number | null): Promise<void> {
  if (taskId === null) return
  const task = await getTask(ctx, { id: taskId })
  if (task.done_at !== null || task.archived) return
  await updateTask(ctx, { id: taskId }, { version: task.version, done_at: ctx.now.toISOString() })
}

async function callerOf(ctx: Context, row: CaseRow): Promise<number | null> {
  if (row.assigneeId !== null && row.assigneeId !== ctx.actor.userId && (await maySeeTo(ctx, row.assigneeId, row)))
    return row.assigneeId
  return ctx.actor.kind === 'person' ? ctx.actor.userId : null
}

/** Whether a colleague is still there, and sees the customer. */
async function maySeeTo(ctx: Context, userId: number, row: CaseRow): Promise<boolean> {
  const found = await resolveActor(ctx.db, userId)
  const scope = found?.actor.permissions['task:read']
  if (found === null || found.disabled || found.actor.kind !== 'person' || scope === undefined) return false
  const known = ctx.actor.permissions['user:read']
  const isKnown = known?.kind === 'all' || known?.ownerIds.includes(userId) || known?.outletIds.includes(found.actor.outletId)
  return isKnown === true && (await findRoot(ctx.db, scope, { id: row.customerId })) !== null
}
