import { DEFAULT_LIMIT } from '#lib/core/page'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { ListPage, ListRequest } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import { permit } from '#lib/platform/scope/scope'
import type { CustomerFilter, CustomerSort } from './list-filter.ts'
import { customerSource, filterConditions } from './list-filter.ts'
import { countRows, outletTree, readPage } from './repository.ts'
import { searchConditions } from './search.ts'
import type { CustomerView } from './view.ts'
import { customerColumns, customerJoins, maskedView } from './view.ts'

/** What a reader asks of the list of customers. */
export interface CustomerListQuery extends CustomerFilter {
  /** A whole telephone number, exactly its last four digits, or a part of a name, of its pinyin initials or of an external id. */
  q?: string | undefined
  sort?: CustomerSort | undefined
  falling?: boolean | undefined
  limit?: number | undefined
  /** `nextCursor` or `previousCursor` of a page of the same query. */
  cursor?: string | undefined
}

export type CustomerListPage = ListPage<CustomerView>

/** Beyond so many a count says "1,000+": nobody counts a million rows for a page. */
const COUNTED_AT_MOST = 1_000

/** Lists customers in the actor's scope, masked, a page at a time by key; an unknown sort value stands at the far end. Throws `invalid_cursor`. */
export async function listCustomers(ctx: Context, query: CustomerListQuery): Promise<CustomerListPage> {
  const request = await requestOf(ctx, query)
  const page = await readPage(ctx.db, request, ctx.now)
  return { ...page, rows: page.rows.map(maskedView) }
}

/** Counts what `listCustomers` would list in all, up to 1,000; `more` says that there are more. Sort and cursor do not matter. */
export async function countCustomers(ctx: Context, query: CustomerListQuery): Promise<{ count: number; more: boolean }> {
  const request = await requestOf(ctx, query)
  const count = await countRows(ctx.db, request, COUNTED_AT_MOST + 1)
  return { count: Math.min(count, COUNTED_AT_MOST), more: count > COUNTED_AT_MOST }
}

/** Makes the request of a query: for the list itself, for counting it, and for the neighbours of a row in it. */
async function requestOf(ctx: Context, query: CustomerListQuery): Promise<ListRequest> {
  const scope = permit(ctx, 'customer:read')
  const { q, sort = 'name', falling = false, limit = DEFAULT_LIMIT, cursor, ...filter } = query
  const zone = ctx.company.timeZone
  const today = dayOf(ctx.now, zone)
  const [found, outletIds] = await Promise.all([
    searchConditions(ctx.db, q),
    filter.outlet === undefined ? null : outletTree(ctx.db, filter.outlet),
  ])
  const firstInstant = (day: string | undefined) => (day === undefined ? null : firstInstantOf(day, zone))
  const narrowed = filterConditions(filter, {
    userId: ctx.actor.userId,
    today,
    createdFrom: firstInstant(filter.created_from),
    createdTo: firstInstant(filter.created_to),
    outletIds,
  })
  return {
    source: customerSource(sort, narrowed.wide || found.wide),
    conditions: [...narrowed.conditions, ...found.conditions],
    branches: scopeBranches(scope),
    columns: customerColumns,
    joins: customerJoins,
    filter: { ...filter, q },
    sort,
    falling,
    limit,
    cursor,
  }
}
