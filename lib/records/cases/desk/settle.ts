import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { everything, mayEver } from '#lib/platform/scope/scope'
import { findRoot } from '../../record/of-customer.ts'
import { createTask } from '../../tasks/service.ts'
import { caseNumber } from '../case.ts'
import { noteEvents } from '../events/log.ts'
import { isFollowedUp } from '../follow-up.ts'
import { loadCaseSettings } from '../load-settings.ts'
import type { CaseRow } from '../repository.ts'
import { findCaseRow, storeClosing } from '../repository.ts'
import { mayClose } from '../stage.ts'
import { keepStanding } from '../standing/keep.ts'

const HOUR_MS = 3_600_000

/** Draws the consequences of a change in its transaction: closes the case when all is done that closing asks for, sees to the call after it, and works its standing out. */
export async function settleCase(ctx: Context, id: number): Promise<void> {
  // First, for the class that the customer is served by is found when a case is first looked at.
  await keepStanding(ctx, [id])
  const row = await findCaseRow(ctx.db, everything, { id })
  if (row === null || row.closedAt !== null || !mayClose(row)) return
  const followUpWanted = await isCallWanted(ctx, row)
  const followUpTaskId = followUpWanted ? await createCall(ctx, row) : null
  await storeClosing(ctx.db, id, { closedAt: ctx.now, followUpWanted, followUpTaskId })
  await noteEvents(ctx, [{ caseId: id, kind: 'closed', at: ctx.now, actorId: actorOf(ctx) }])
  await keepStanding(ctx, [id])
}

/** The user who stands behind an event; null for the system. */
export function actorOf({ actor }: Pick<Context, 'actor'>): number | null {
  return actor.userId === 0 ? null : actor.userId
}

async function isCallWanted(ctx: Context, row: CaseRow): Promise<boolean> {
  const { followUp } = await loadCaseSettings(ctx)
  return isFollowedUp({ caseId: row.id, type: row.type, serviceClass: row.serviceClass ?? 'C' }, followUp)
}

/** The call as a task of whoever had the case, or else of whoever closed it; null where neither can see to it: then it waits in the queue alone. */
async function createCall(ctx: Context, row: CaseRow): Promise<number | null> {
  if (!mayEver(ctx, 'task:create') || !mayEver(ctx, 'user:read')) return null
  const assigneeId = await callerOf(ctx, row)
  if (assigneeId === null) return null
  const { followUp } = await loadCaseSettings(ctx)
  const after = (hours: number) => new Date(ctx.now.getTime() + hours * HOUR_MS).toISOString()
  const task = await createTask(ctx, {
    customer_id: String(row.customerId),
    title: findText(ctx.locale, 'cases.followUpTask', { number: caseNumber(row.id) }) ?? '',
    assignee_id: String(assigneeId),
    due_at: after(followUp.toHours),
    remind_at: after(followUp.fromHours),
  })
  return Number(task.id)
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
