import { DEFAULT_LIMIT } from '#lib/core/page'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { countAllUpTo } from '#lib/platform/list/count-up-to'
import type { Between, ListPage, ListRequest } from '#lib/platform/list/list-page'
import { listPage, neighboursIn } from '#lib/platform/list/list-page'
import { getOutlet, subtreeIds } from '#lib/platform/org/outlets'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import type { Issue } from './issue.ts'
import { briefList } from './list.ts'
import type { Reach } from './list-filter.ts'
import { spellingsOf } from './numbers.ts'
import type { ListPeriod } from './period.ts'
import { boundedPeriod, openPeriod } from './period.ts'
import { briefRow, isNumberKnown, reachOf } from './repository.ts'
import type { StillHours } from './settings.ts'
import { stillSetting } from './settings.ts'
import type { WaybillSort } from './sorts.ts'
import { sortsOf } from './sorts.ts'
import type { StatusGroup } from './status.ts'
import { STATUS_GROUPS } from './status.ts'
import type { WaybillView } from './view.ts'
import { viewWaybill } from './view.ts'

/** What narrows a list of waybills on a screen; what is left out does not. */
export interface WaybillAsked {
  /** A customer with those merged into it. */
  customer?: RecordId | undefined
  /** Where the waybill was accepted: an outlet with everything below it. */
  outlet?: RecordId | undefined
  /** First and last day of acceptance. */
  from?: string | undefined
  through?: string | undefined
  product?: string | undefined
  status?: StatusGroup | undefined
  destination?: string | undefined
  issue?: Issue | undefined
  /** A number, or its first eight characters and more. */
  q?: string | undefined
}

export interface WaybillQuery extends WaybillAsked {
  /** One of `sortsOf`; another one counts as the first of them. */
  sort?: WaybillSort | undefined
  falling?: boolean | undefined
  limit?: number | undefined
  cursor?: string | undefined
}

/** Beyond so many a count says "1,000+". */
const COUNTED_AT_MOST = 1_000

/** So many waybills that begin with what was typed are looked through: eight characters may begin every number of a year. */
const ALIKE_AT_MOST = 20_000

export interface Counted {
  count: number
  /** There are more. */
  more: boolean
}

/** Answers the days of acceptance that a list holds; null where all days are in it, because a customer or a number bounds it. */
export function periodOfList(ctx: Context, asked: WaybillAsked): ListPeriod | null {
  if (asked.customer !== undefined || asked.q !== undefined) return null
  return boundedPeriod(asked, dayOf(ctx.now, ctx.company.timeZone))
}

/** Lists waybills of customers in scope, masked, a page at a time by key. Throws `invalid_cursor`. */
export async function listWaybillViews(ctx: Context, query: WaybillQuery): Promise<ListPage<WaybillView>> {
  const scope = permit(ctx, 'waybill:read')
  const ground = await groundOf(ctx, scope, query)
  const page = await listPage(ctx.db, briefRow, requestOn(ctx, ground, query), ctx.now)
  return { ...page, rows: page.rows.map((row) => viewWaybill(row, ctx.now, ground.stillAfter)) }
}

/** Answers which waybills stand before and after one in a list of `listWaybillViews`; none at an end, and on both sides when the list, as it is now, does not hold it. */
export async function findWaybillNeighbours(ctx: Context, query: WaybillQuery, id: number): Promise<Between<WaybillView>> {
  const scope = permit(ctx, 'waybill:read')
  const ground = await groundOf(ctx, scope, query)
  const found = await neighboursIn(ctx.db, briefRow, requestOn(ctx, ground, query), id)
  const seen = (row: NonNullable<typeof found>['next']) => (row === null ? null : viewWaybill(row, ctx.now, ground.stillAfter))
  return { previous: seen(found?.previous ?? null), next: seen(found?.next ?? null) }
}

/** Counts what `listWaybillViews` would list in all, up to 1,000. */
export async function countWaybillViews(ctx: Context, query: WaybillQuery): Promise<Counted> {
  const [counted] = await countAll(ctx, [await requestOf(ctx, permit(ctx, 'waybill:read'), query)])
  return counted ?? { count: 0, more: false }
}

/** The issues that a list of waybills is looked through for at a glance, the most pressing first. */
export const GLANCED_ISSUES = ['still', 'overdue', 'damaged', 'lost'] as const satisfies readonly Issue[]

/** Counts how many of the waybills that are asked for have each of `GLANCED_ISSUES`, whatever issue is asked for, each up to 1,000. */
export async function countIssues(
  ctx: Context,
  query: WaybillQuery,
): Promise<{ issue: (typeof GLANCED_ISSUES)[number]; found: Counted }[]> {
  const scope = permit(ctx, 'waybill:read')
  const ground = await groundOf(ctx, scope, query)
  const found = await countAll(
    ctx,
    GLANCED_ISSUES.map((issue) => requestOn(ctx, ground, { ...query, issue })),
  )
  return GLANCED_ISSUES.map((issue, place) => ({ issue, found: found[place] ?? { count: 0, more: false } }))
}

async function countAll(ctx: Context, requests: readonly ListRequest[]): Promise<Counted[]> {
  const counts = await countAllUpTo(ctx.db, requests, COUNTED_AT_MOST + 1)
  return counts.map((count) => ({ count: Math.min(count, COUNTED_AT_MOST), more: count > COUNTED_AT_MOST }))
}

/** Makes the request of a query within a scope: for a page of the list, for counting it, and for exporting it. */
export async function requestOf(ctx: Context, scope: Scope, query: WaybillQuery): Promise<ListRequest> {
  return requestOn(ctx, await groundOf(ctx, scope, query), query)
}

/** What a request needs to know of the database. */
interface Ground {
  reach: Reach
  /** The outlet that is asked for and all below it. */
  outletIds: readonly number[] | undefined
  /** What was typed of a number, in the letters in which there are such numbers. */
  q: string | undefined
  stillAfter: StillHours
}

async function groundOf(ctx: Context, scope: Scope, { outlet, q }: WaybillQuery): Promise<Ground> {
  const [reach, outletIds, spelled, stillAfter] = await Promise.all([
    reachOf(ctx.db, scope),
    outlet === undefined ? undefined : treeOf(ctx, outlet),
    q === undefined ? undefined : spellingInUse(ctx, q),
    getSetting(ctx.db, stillSetting),
  ])
  return { reach, outletIds, q: spelled, stillAfter }
}

/** Numbers are typed in small letters and printed in capital ones. */
async function spellingInUse(ctx: Context, q: string): Promise<string> {
  const [typed = q, capital] = spellingsOf(q)
  return capital === undefined || (await isNumberKnown(ctx.db, typed)) ? typed : capital
}

/** An outlet out of sight has a tree all the same: what is shown of it is the customers in scope. */
async function treeOf(ctx: Context, outlet: RecordId): Promise<number[]> {
  const id = 'id' in outlet ? outlet.id : (await getOutlet(ctx, outlet)).id
  return subtreeIds(ctx.db, id)
}

function requestOn(ctx: Context, { reach, outletIds, q, stillAfter }: Ground, query: WaybillQuery): ListRequest {
  const { sort, falling, limit = DEFAULT_LIMIT, cursor, outlet, status, from, through, ...asked } = query
  const choices = sortsOf(asked)
  const chosen = choices.find(({ key }) => key === sort)
  const order = chosen ?? choices[0]
  const filter = {
    ...asked,
    q,
    issue: asked.issue === undefined ? undefined : { name: asked.issue, stillAfter },
    ...(periodOfList(ctx, query) ?? openPeriod(query)),
    outlet: outletIds === undefined ? undefined : { ids: outletIds },
    statuses: status === undefined ? undefined : STATUS_GROUPS[status],
    alikeAtMost: ALIKE_AT_MOST,
  }
  return briefList(ctx, reach, filter, {
    sort: order.key,
    falling: chosen === undefined || falling === undefined ? order.first === 'falling' : falling,
    limit,
    cursor,
    // Without the days that stand in for a period left out: they move at midnight, and a cursor is good for a day.
    asked: { ...asked, outlet, status, from, through },
  })
}
