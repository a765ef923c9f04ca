import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { permit } from '#lib/platform/scope/scope'
import { waybillList } from './list.ts'
import type { EventRow, WaybillRow } from './repository.ts'
import { findWaybill, listEvents, waybillRow } from './repository.ts'
import type { ListWaybillsQuery } from './schema.ts'

/** Lists waybills of customers in scope, by the day of acceptance; by their numbers when one is looked for. Throws `invalid_period`. */
export function listWaybills(ctx: Context, query: ListWaybillsQuery): Promise<ListPage<WaybillRow>> {
  const scope = permit(ctx, 'waybill:read')
  return listPage(ctx.db, waybillRow, waybillList(ctx, scope, query), ctx.now)
}

/** Answers a waybill with its tracking events, the earliest first. Throws `not_found` for one of a customer out of scope as for one that is not there. */
export async function getWaybill(ctx: Context, waybillNo: string): Promise<WaybillRow & { events: EventRow[] }> {
  const scope = permit(ctx, 'waybill:read')
  const waybill =
    waybillNo.includes('\u0000') || !waybillNo.isWellFormed()
      ? null
      : await findWaybill(ctx.db, scope, waybillNo.normalize('NFC'))
  if (waybill === null) throw new AppError('not_found', {})
  return { ...waybill, events: await listEvents(ctx.db, waybill.waybillNo) }
}
