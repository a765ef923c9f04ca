import type { Context } from '#lib/platform/context'
import { asBoolean, asInstant, asInt } from '../../record/column.ts'
import { readInstant } from '../../record/instant.ts'
import type { Columns } from '../../record/write.ts'
import type { NewEvent } from '../events/log.ts'
import type { CaseRow } from '../repository.ts'
import type { UpdateCaseInput } from '../schema.ts'
import { actorOf } from './settle.ts'

/** What else a plain change of a case means, with what has happened by it: one that is solved no more is open again, one whose user was told has been told. */
export function followsFrom(
  ctx: Context,
  given: Partial<UpdateCaseInput>,
  stored: CaseRow,
): { set: Columns; events: NewEvent[] } {
  const set: Record<string, Columns[string]> = {}
  const events: NewEvent[] = []
  const paid = given.compensation_minor === undefined ? stored.compensationMinor : given.compensation_minor
  const note = (kind: NewEvent['kind'], detail: NewEvent['detail'] = {}) =>
    events.push({ caseId: stored.id, kind, at: ctx.now, actorId: actorOf(ctx), detail })
  if (given.resolved_at === null && stored.resolvedAt !== null) {
    Object.assign(set, reopened(ctx, stored))
    note('reopened')
  }
  if (given.resolved_at !== undefined && given.resolved_at !== null && stored.resolvedAt === null)
    note('resolved', { compensation_minor: paid ?? 0, currency: stored.currency })
  if (given.informed_at !== undefined) {
    const toldAt = given.informed_at === null ? null : readInstant('informed_at', given.informed_at, ctx.company.timeZone)
    Object.assign(set, { told_at: asInstant(toldAt) })
    if (toldAt !== null) events.push({ caseId: stored.id, kind: 'told', at: toldAt, actorId: actorOf(ctx) })
  }
  if (given.assignee_id !== undefined) note('assigned', { assignee_id: given.assignee_id })
  return { set, events }
}

/** Columns of a case that is opened again: our own promises run anew, the legal days do not. */
export function reopened(ctx: Context, stored: CaseRow): Columns {
  return {
    resolved_at: asInstant(null),
    closed_at: asInstant(null),
    reopened_at: asInstant(ctx.now),
    reopened_count: asInt(stored.reopenedCount + 1),
    follow_up_wanted: asBoolean(false),
    follow_up_task_id: asInt(null),
    followed_up_at: asInstant(null),
    waiting_since: asInstant(null),
    waited_minutes: asInt(0),
    resumed_at: asInstant(null),
  }
}
