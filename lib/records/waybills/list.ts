import { addDays, daysBetween } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { ListRequest } from '#lib/platform/list/list-page'
import { readSort } from '#lib/platform/list/list-query'
import type { Scope } from '#lib/platform/scope/scope'
import { briefColumns, briefJoins, waybillColumns, waybillJoins } from './columns.ts'
import type { Reach, WaybillFilter } from './list-filter.ts'
import { waybillBranches, waybillConditions, waybillSource } from './list-filter.ts'
import { MOST_DAYS } from './period.ts'
import type { ListWaybillsQuery } from './schema.ts'
import type { WaybillSort } from './sorts.ts'

// Twenty million waybills have indexes by customer and day, by outlet and day, by day, and of their numbers. Each list walks one of them, and one of everything in scope
// holds a month at most.

/** Works out how a list of waybills is read, with costs within `costs`. Throws `invalid_period` for a period that ends before it begins, and for one of more than
 * `MOST_DAYS` days where neither customer nor outlet nor number bounds the list. */
export function waybillList(ctx: Context, reach: Reach, costs: Scope | undefined, query: ListWaybillsQuery): ListRequest {
  const { limit, cursor, sort, ...given } = query
  const { customer, outlet, status, q } = given
  const bounded = customer !== undefined || outlet !== undefined || q !== undefined
  const period = bounded ? given : lastMonth(ctx, given)
  if (period.from !== undefined && period.to !== undefined && period.from >= period.to) throw new AppError('invalid_period')
  const { key, falling } = readSort(sort)
  const filter = {
    from: period.from,
    to: period.to,
    product: given.product,
    statuses: status === undefined ? undefined : [status],
    q,
    customer: customer === undefined ? undefined : parseRecordId(customer),
    outlet: outlet === undefined ? undefined : parseRecordId(outlet),
  }
  return {
    source: waybillSource(q === undefined ? key : 'waybill_no', reach, filter),
    conditions: waybillConditions(filter, ctx.now),
    branches: waybillBranches(reach, filter, ctx.now),
    columns: waybillColumns(costs),
    joins: sql`join waybill w on w.id = p.id ${waybillJoins}`,
    // Without the days that stand in for a period left out: they move at midnight, and a cursor is good for a day.
    filter: given,
    sort: q === undefined ? key : 'waybill_no',
    falling: q === undefined && falling,
    limit,
    cursor,
  }
}

/** Answers the period of a list that nothing else bounds: what is given, or the `MOST_DAYS` days up to today. Throws `invalid_period` for a longer one. */
function lastMonth(
  ctx: Context,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): { from: string; to: string } {
  const end = to ?? (from === undefined ? addDays(dayOf(ctx.now, ctx.company.timeZone), 1) : addDays(from, MOST_DAYS))
  const period = { from: from ?? addDays(end, -MOST_DAYS), to: end }
  if (daysBetween(period.from, period.to) > MOST_DAYS)
    throw new AppError('invalid_period', { days: MOST_DAYS }, { detail: 'waybill.period_too_long' })
  return period
}

/** How a page of a list of screens is asked for. */
export interface BriefPage {
  sort: WaybillSort
  falling: boolean
  limit: number
  cursor: string | undefined
  /** What the reader asked, as it binds the cursor. */
  asked: Readonly<Record<string, unknown>>
}

/** Works out how a list of screens is read, whose rows are those of `briefRow`. */
export function briefList(ctx: Context, reach: Reach, filter: WaybillFilter, page: BriefPage): ListRequest {
  return {
    source: waybillSource(page.sort, reach, filter),
    conditions: waybillConditions(filter, ctx.now),
    branches: waybillBranches(reach, filter, ctx.now),
    columns: briefColumns,
    joins: sql`join waybill w on w.id = p.id ${briefJoins}`,
    filter: page.asked,
    sort: page.sort,
    falling: page.falling,
    limit: page.limit,
    cursor: page.cursor,
  }
}
