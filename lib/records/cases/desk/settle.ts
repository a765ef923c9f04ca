import type { Context } from '#lib/platform/context'
import { everything } from '#lib/platform/scope/scope'
import { noteEvents } from '../events/log.ts'
import { isFollowedUp } from '../follow-up.ts'
import { loadCaseSettings } from '../load-settings.ts'
import type { CaseRow } from '../repository.ts'
import { findCaseRow, storeClosing } from '../repository.ts'
import { mayClose } from '../stage.ts'
import { keepStanding } from '../standing/keep.ts'
import { createCallTask } from './call-task.ts'

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

async function createCall(ctx: Context, row: CaseRow): Promise<number | null> {
  const { followUp } = await loadCaseSettings(ctx)
  const after = (hours: number) => new Date(ctx.now.getTime() + hours * HOUR_MS).toISOString()
  return createCallTask(ctx, row, 'followUpTask', { remindAt: after(followUp.fromHours), dueAt: after(followUp.toHours) })
}
