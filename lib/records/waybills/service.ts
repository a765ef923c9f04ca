import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import type { Scope } from '#lib/platform/scope/scope'
import { everything, permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import type { CardView } from './card.ts'
import { viewCard } from './card.ts'
import { waybillList } from './list.ts'
import type { CardRow, EventRow, WaybillRow } from './repository.ts'
import { findCard, findWaybill, listEvents, reachOf, waybillRow } from './repository.ts'
import type { ListWaybillsQuery } from './schema.ts'
import { stillSetting } from './settings.ts'

/** What the page of one waybill shows. */
export type WaybillCard = CardView<CardRow, EventRow>

/** Lists waybills of customers in scope, their costs where the actor may know them, by the day of acceptance; by their numbers when one is looked for. Throws `invalid_period`. */
export async function listWaybills(ctx: Context, query: ListWaybillsQuery): Promise<ListPage<WaybillRow>> {
  const reach = await reachOf(ctx.db, permit(ctx, 'waybill:read'))
  return listPage(ctx.db, waybillRow, waybillList(ctx, reach, costScope(ctx), query), ctx.now)
}

/** Answers a waybill with its tracking events, the earliest first. Throws `not_found` for one of a customer out of scope as for one that is not there. */
export async function getWaybill(ctx: Context, waybillNo: string): Promise<WaybillRow & { events: EventRow[] }> {
  const scope = permit(ctx, 'waybill:read')
  const waybill = found(await findWaybill(ctx.db, scope, costScope(ctx), storedForm(waybillNo)))
  return { ...waybill, events: await listEvents(ctx.db, waybill.waybillNo) }
}

/** Answers what the page of a waybill shows: the waybill, masked, and its tracking events, the latest first. Throws `not_found` as `getWaybill`. */
export async function getWaybillCard(ctx: Context, waybillNo: string): Promise<WaybillCard> {
  const scope = permit(ctx, 'waybill:read')
  const row = found(await findCard(ctx.db, scope, costScope(ctx), storedForm(waybillNo)))
  const [events, stillAfter] = await Promise.all([listEvents(ctx.db, row.waybillNo), getSetting(ctx.db, stillSetting)])
  return viewCard(row, events, ctx.now, stillAfter)
}

/** What happened to a parcel, without who sends and who receives it, and without money. The words of its scans are as they came. */
export type WaybillCourse = Pick<
  WaybillCard,
  | 'waybillNo'
  | 'status'
  | 'product'
  | 'pieces'
  | 'weightGrams'
  | 'originRegion'
  | 'destinationRegion'
  | 'acceptedAt'
  | 'promisedAt'
  | 'deliveredAt'
  | 'events'
>

/** Answers what happened to a waybill, its events the latest first, in clear; null for one that is not known. Whether the reader may see it, and what of their words, is the caller's to see to: an outlet
 * that is asked about a parcel has to find out about it, wherever its customer belongs. */
export async function findCourse(ctx: Context, waybillNo: string): Promise<WaybillCourse | null> {
  const row = await findCard(ctx.db, everything, undefined, storedForm(waybillNo))
  if (row === null) return null
  const { waybillNo: number, status, product, pieces, weightGrams, originRegion, destinationRegion } = row
  const { acceptedAt, promisedAt, deliveredAt } = row
  const events = (await listEvents(ctx.db, number)).reverse()
  return {
    ...{ waybillNo: number, status, product, pieces, weightGrams, originRegion, destinationRegion },
    ...{ acceptedAt, promisedAt, deliveredAt, events },
  }
}

/** Where the actor may know what waybills cost: where it may read the analysis of their customers, whose margins would tell it anyway. */
export function costScope(ctx: Context): Scope | undefined {
  return ctx.actor.permissions['analysis:read']
}

/** What cannot be stored is no number of a waybill. */
function storedForm(waybillNo: string): string {
  if (waybillNo.includes('\u0000') || !waybillNo.isWellFormed()) throw new AppError('not_found', {})
  return waybillNo.normalize('NFC')
}

function found<Row>(row: Row | null): Row {
  if (row === null) throw new AppError('not_found', {})
  return row
}
