import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import type { Scope } from '#lib/platform/scope/scope'
import { nothing, permit } from '#lib/platform/scope/scope'
import type { ApprovalKind } from '../kind.ts'
import type { ApprovalRow, DecisionRow } from '../repository.ts'
import { findReadable, listDecisions } from '../repository.ts'
import { representedBy } from '../represented.ts'
import type { ApprovalBox } from '../schema.ts'
import type { ApprovalView } from '../view.ts'
import { viewApproval } from '../view.ts'
import type { Reader } from './repository.ts'
import { countWaitingRows, listAsked, listDecided, listWaiting } from './repository.ts'

/** So many are counted; more are shown as "99+". */
export const MOST_WAITING = 100

/** Lists requests, a page at a time: what waits for the actor (who may stand in for others), what the actor asked for, or what the actor decided; within scope.
 * Throws `invalid_cursor`. */
export async function listApprovals(
  ctx: Context,
  kinds: readonly ApprovalKind[],
  asked: { box: ApprovalBox; limit: number; cursor?: string | undefined },
): Promise<ListPage<ApprovalView>> {
  const readable = permit(ctx, 'approval:read')
  // Nothing waits for whoever may decide nothing.
  const scope = asked.box === 'waiting' ? (ctx.actor.permissions['approval:decide'] ?? nothing) : readable
  const reader = await readerOf(ctx, scope)
  const window = { limit: asked.limit, cursor: asked.cursor, now: ctx.now }
  const lists = { waiting: listWaiting, asked: listAsked, decided: listDecided }
  const page = await lists[asked.box](ctx.db, reader, window)
  return { ...page, rows: page.rows.map((row) => viewApproval(ctx, kinds, row)) }
}

/** Counts what waits for the actor, at most `MOST_WAITING`. */
export async function countWaiting(ctx: Context): Promise<number> {
  const scope = ctx.actor.permissions['approval:decide']
  return scope === undefined ? 0 : countWaitingRows(ctx.db, await readerOf(ctx, scope), MOST_WAITING)
}

async function readerOf(ctx: Context, scope: Scope): Promise<Reader> {
  return { userId: ctx.actor.userId, representedIds: await representedBy(ctx), scope }
}

/** A request with everything that has happened to it. */
export interface ApprovalDetail extends ApprovalView {
  decisions: DecisionRow[]
  /** Whether the reader may decide it now. */
  decidable: boolean
}

/** Answers one request, to whoever made it and to whoever sees the record. Throws `not_found` out of scope. */
export async function getApproval(ctx: Context, kinds: readonly ApprovalKind[], id: number): Promise<ApprovalDetail> {
  const reader = await readerOf(ctx, permit(ctx, 'approval:read'))
  const row = await findReadable(ctx.db, id, reader)
  if (row === null) throw new AppError('not_found', {})
  return {
    ...viewApproval(ctx, kinds, row),
    decisions: await listDecisions(ctx.db, id),
    decidable: isDecidable(ctx, row, reader),
  }
}

function isDecidable(ctx: Context, row: ApprovalRow, { userId, representedIds }: Reader): boolean {
  if (row.status !== 'waiting' || row.requesterId === userId || ctx.actor.permissions['approval:decide'] === undefined)
    return false
  return [userId, ...representedIds.filter((id) => id !== row.requesterId)].some((id) => row.deciderIds.includes(id))
}
