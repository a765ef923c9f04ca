import { addDays } from '#lib/core/day'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { ListPage, ListRequest } from '#lib/platform/list/list-page'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import type { CaseRow } from '../repository.ts'
import type { CaseResource } from '../schema.ts'
import { viewCase } from '../view.ts'
import type { QueueFilter, QueueQuery } from './filter.ts'
import type { QueueGround } from './repository.ts'
import { countActive, listQueueById, queueRequest, readQueue } from './repository.ts'

/** A case as a list shows it. */
export interface QueueRow extends CaseResource {
  outletName: string | null
  askedOutletName: string | null
  assigneeName: string | null
}

/** Beyond so many a count says "1,000+". */
const COUNTED_AT_MOST = 1_000

/** Lists cases in scope that still have something to be done, that first whose next clock ends first; others when the filter says so. A page at a time by key. Throws
 * `invalid_cursor`. */
export async function listQueue(ctx: Context, query: QueueQuery): Promise<ListPage<QueueRow>> {
  const scope = permit(ctx, 'case:read')
  const page = await readQueue(ctx, queueRequest(scope, query, groundOf(ctx, scope)))
  return { ...page, rows: page.rows.map((row) => viewQueueRow(ctx, scope, row)) }
}

/** Counts what `listQueue` would list in all, up to 1,000; `more` says that there are more. Null for lists that hold what is over: those are not counted. */
export async function countQueue(ctx: Context, filter: QueueFilter): Promise<{ count: number; more: boolean } | null> {
  if (filter.stage === 'all' || filter.stage === 'closed') return null
  const scope = permit(ctx, 'case:read')
  const count = await countActive(ctx.db, scope, filter, groundOf(ctx, scope), COUNTED_AT_MOST + 1)
  return { count: Math.min(count, COUNTED_AT_MOST), more: count > COUNTED_AT_MOST }
}

/** A case as a list shows it, with the outlet that is liable. */
export interface WholeQueueRow extends QueueRow {
  liableOutletName: string | null
}

/** Makes the request of all that a list of cases holds for its reader, cut to customers within another scope: for what is done with all of it. */
export function wholeQueueRequest(ctx: Context, query: QueueQuery, within: Scope): ListRequest {
  const scope = permit(ctx, 'case:read')
  return queueRequest(scope, query, groundOf(ctx, scope), within)
}

/** Reads cases that were found in scope by their ids, in the order given, as a list shows them. */
export async function listQueueRows(ctx: Context, ids: readonly number[]): Promise<WholeQueueRow[]> {
  const scope = permit(ctx, 'case:read')
  const rows = await listQueueById(ctx.db, ids)
  return rows.map((row) => ({ ...viewQueueRow(ctx, scope, row), liableOutletName: row.liableOutletName }))
}

/** What the conditions of a queue need beside its filter. */
export function groundOf(ctx: Context, scope: Scope): QueueGround {
  const { timeZone } = ctx.company
  return {
    userId: ctx.actor.userId,
    now: ctx.now,
    timeZone,
    endOfDay: firstInstantOf(addDays(dayOf(ctx.now, timeZone), 1), timeZone),
    readerOutletId: scope.kind === 'all' ? null : ctx.actor.outletId,
  }
}

/** Shapes a case for a list, as `viewCase`, with the names beside it. */
export function viewQueueRow(ctx: Context, scope: Scope, row: CaseRow): QueueRow {
  return {
    ...viewCase(ctx, scope, row),
    outletName: row.outletName,
    askedOutletName: row.askedOutletName,
    assigneeName: row.assigneeName,
  }
}
