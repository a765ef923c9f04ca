import { AppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import type { Scope } from '#lib/platform/scope/scope'
import { everything, permit } from '#lib/platform/scope/scope'
import { changesOf } from '../../record/changes.ts'
import type { Columns } from '../../record/write.ts'
import type { NewEvent } from '../events/log.ts'
import { noteEvents } from '../events/log.ts'
import type { CaseRow } from '../repository.ts'
import { findCaseRow, lockCase, updateCaseRow } from '../repository.ts'
import type { CaseResource } from '../schema.ts'
import { casePersonal, viewCase } from '../view.ts'
import { actorOf, settleCase } from './settle.ts'

/** What somebody does in a case. */
export interface Deed {
  /** Columns of the case that it changes; none where it only happens. */
  set: Columns
  event: Pick<NewEvent, 'kind' | 'channel' | 'outletId' | 'text' | 'detail'> & { at?: Date }
}

/** Does one thing in a case that the actor may change: decides on the case as it stands, stores, notes what happened, and draws the consequences, in one transaction. Throws
 * `not_found` out of scope, `conflict` with the present case where a version is named that is no more, and whatever `decide` throws. */
export async function actOn(
  ctx: Context,
  id: RecordId,
  version: number | null,
  decide: (inner: Context, stored: CaseRow, scope: Scope) => Deed | Promise<Deed>,
): Promise<CaseResource> {
  const scope = permit(ctx, 'case:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const named = found(await findCaseRow(db, scope, id))
    await lockCase(db, named.id)
    const stored = found(await findCaseRow(db, scope, { id: named.id }))
    if (version !== null && stored.version !== version)
      throw new AppError('conflict', {}, { detail: 'record.version_is_old', current: viewCase(ctx, scope, stored) })
    await storeDeed(inner, scope, stored, await decide(inner, stored, scope))
    return viewCase(ctx, scope, found(await findCaseRow(db, scope, { id: stored.id })))
  })
}

/** Stores what was decided on a case that is locked: its columns, the event, the audit, and the consequences. */
export async function storeDeed(ctx: Context, scope: Scope, stored: CaseRow, { set, event }: Deed): Promise<void> {
  const change =
    Object.keys(set).length === 0 ? null : await updateCaseRow(ctx.db, scope, stored.id, stored.version, set, ctx.now)
  await noteEvents(ctx, [{ at: ctx.now, ...event, caseId: stored.id, actorId: actorOf(ctx) }])
  await settleCase(ctx, stored.id)
  const detail = change === null ? {} : changesOf(change.before, change.after, casePersonal)
  await audit(ctx, { action: `case.${event.kind}`, subjectType: 'case', subjectId: stored.id, detail })
}

/** Does in a case what was asked for and approved, whoever decides it. Throws `not_found` for a case that was archived since. */
export async function actApproved(ctx: Context, id: number, deedOf: (stored: CaseRow) => Deed): Promise<void> {
  await lockCase(ctx.db, id)
  const stored = found(await findCaseRow(ctx.db, everything, { id }))
  if (stored.archived) throw new AppError('not_found', {})
  await storeDeed(ctx, everything, stored, deedOf(stored))
}

/** Passes a case on that was found. Throws `not_found`. */
export function found(row: CaseRow | null): CaseRow {
  if (row === null) throw new AppError('not_found', {})
  return row
}

/** Throws `rule_violated` for a case that is solved: it is opened again first. */
export function requireUnsolved(row: CaseRow): void {
  if (row.resolvedAt !== null) throw new AppError('rule_violated', {}, { detail: 'case.is_solved' })
}

/** Throws `rule_violated` for a case that is over: it is opened again first. */
export function requireOpen(row: CaseRow): void {
  if (row.stage === 'closed') throw new AppError('rule_violated', {}, { detail: 'case.is_closed' })
}
