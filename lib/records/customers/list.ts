import { DEFAULT_LIMIT } from '#lib/core/page'
import { Recent } from '#lib/core/recent'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { countAllUpTo } from '#lib/platform/list/count-up-to'
import type { ListPage, ListRequest } from '#lib/platform/list/list-page'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { factConditions } from '../facts/list-filter.ts'
import { readFactValues } from '../facts/service.ts'
import { customerColumns, customerJoins } from './columns.ts'
import type { CustomerFilter } from './list-filter.ts'
import { customerSource, filterConditions, holderConditions } from './list-filter.ts'
import { readLostRule } from './lost-rule.ts'
import { hasAtMost, outletTree, readPage } from './repository.ts'
import { searchConditions } from './search.ts'
import type { CustomerSort } from './sorts.ts'
import type { CustomerView } from './view.ts'
import { maskedView } from './view.ts'

/** What a reader asks of the list of customers. */
export interface CustomerListQuery extends CustomerFilter {
  /** A whole telephone number, exactly its last four digits, or a part of a name, of its pinyin from a syllable on, of the initials of it or of an external id. */
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

/** Lists customers in the actor's scope, masked, a page at a time by key; an unknown sort value stands at the far end. Throws `invalid_cursor`, and
 * `invalid_request` for what cannot be asked of facts. */
export async function listCustomers(ctx: Context, query: CustomerListQuery): Promise<CustomerListPage> {
  const request = await requestOf(ctx, query)
  const page = await readPage(ctx.db, request, ctx.now)
  return { ...page, rows: page.rows.map(maskedView) }
}

/** A customer with what is known of it by the keys that were asked for. */
export interface ListedCustomer extends CustomerView {
  facts: Readonly<Record<string, unknown>>
}

/** Lists customers like `listCustomers`, with the current values of keys of the dictionary: one statement more, by the ids of the page. */
export async function listCustomersWithFacts(
  ctx: Context,
  query: CustomerListQuery,
  keys: readonly string[],
): Promise<ListPage<ListedCustomer>> {
  const page = await listCustomers(ctx, query)
  const ids = page.rows.map(({ id }) => id)
  const values = await readFactValues(ctx, ids, keys)
  return { ...page, rows: page.rows.map((row) => ({ ...row, facts: values.get(row.id) ?? {} })) }
}

/** Counts what `listCustomers` would list in all, up to 1,000; `more` says that there are more. Sort and cursor do not matter. */
export async function countCustomers(ctx: Context, query: CustomerListQuery): Promise<{ count: number; more: boolean }> {
  const request = await requestOf(ctx, { ...query, limit: COUNTED_AT_MOST + 1 })
  const [count = 0] = await countAllUpTo(ctx.db, [request], COUNTED_AT_MOST + 1)
  return { count: Math.min(count, COUNTED_AT_MOST), more: count > COUNTED_AT_MOST }
}

/** So many rows are found and sorted faster than an index of the sort key is walked past everybody else's. */
const GATHERED_AT_MOST = 8_000

/** Makes the request of a query: for the list itself, for counting it, for the neighbours of a row in it, and, within another scope, for what is done with all of it. */
export async function requestOf(
  ctx: Context,
  query: CustomerListQuery,
  scope: Scope = permit(ctx, 'customer:read'),
): Promise<ListRequest> {
  const branches = scopeBranches(scope)
  const { q, limit = DEFAULT_LIMIT, cursor, sort: _sort, falling: _falling, ...filter } = query
  const order = orderOf(query)
  const outletIds = filter.outlet === undefined ? null : await outletTree(ctx.db, filter.outlet)
  const holders = holderConditions(filter, { userId: ctx.actor.userId, outletIds })
  const facts = await factConditions(ctx, filter.facts, GATHERED_AT_MOST)
  const few = facts.few || ((scope.kind !== 'all' || holders.length > 0) && (await hasFewRows(ctx, branches, holders)))
  const zone = ctx.company.timeZone
  const firstInstant = (day: string | undefined) => (day === undefined ? null : firstInstantOf(day, zone))
  const today = dayOf(ctx.now, zone)
  const narrowed = filterConditions(filter, {
    userId: ctx.actor.userId,
    today,
    createdFrom: firstInstant(filter.created_from),
    createdTo: firstInstant(filter.created_to),
    lostBefore: filter.churned === undefined ? null : (await readLostRule(ctx)).before,
    outletIds,
  })
  const { from } = customerSource(order.sort, 'walk', narrowed.wide)
  const conditions = [...narrowed.conditions, ...facts.conditions]
  const list = { from, conditions, branches, few, sort: order.sort, wanted: limit }
  const found = await searchConditions(ctx.db, q, list)
  return {
    source: customerSource(order.sort, found.order, narrowed.wide),
    conditions: [...conditions, ...found.conditions],
    branches,
    columns: customerColumns,
    joins: customerJoins,
    filter: { ...filter, q },
    ...order,
    limit,
    cursor,
    // Few rows are gathered and many walked: the sort key is spelled so that no plan does the other.
    keepsPlans: true,
  }
}

/** What another module chooses customers by. */
export interface ChosenCustomers {
  /** How far the permission of the reader reaches. */
  scope: Scope
  /** Only the reader's own. */
  mine: boolean
  /** Tables that give `customer_standing s` and whatever the conditions look at beside it, one row a customer. */
  from: Sql
  conditions: readonly Sql[]
  /** Whether the conditions leave few customers of the whole company. */
  few: (most: number) => Promise<boolean>
  /** What the conditions say, as it binds the cursor. */
  filter: Readonly<Record<string, unknown>>
  limit: number
  cursor: string | undefined
}

/** Lists customers in use that another module chooses, those of the greatest value first, masked, a page at a time by key. Throws `invalid_cursor`. */
export async function listChosenCustomers(ctx: Context, chosen: ChosenCustomers): Promise<CustomerListPage> {
  const { scope, mine, from, conditions, filter, limit, cursor } = chosen
  const branches = scopeBranches(scope)
  const holders = holderConditions({ owner: mine ? 'me' : undefined }, { userId: ctx.actor.userId, outletIds: null })
  const narrow = scope.kind !== 'all' || mine
  const few = (narrow && (await hasFewRows(ctx, branches, holders))) || (await chosen.few(GATHERED_AT_MOST))
  const request: ListRequest = {
    source: { ...customerSource('value', few ? 'gather' : 'walk', false), from },
    conditions: [sql`s.listed`, ...holders, ...conditions],
    branches,
    columns: customerColumns,
    joins: customerJoins,
    filter: { ...filter, mine },
    sort: 'value',
    falling: true,
    limit,
    cursor,
  }
  const page = await readPage(ctx.db, request, ctx.now)
  return { ...page, rows: page.rows.map(maskedView) }
}

/** By name, but what was searched for by value, the largest first: names that hold the same term lie together, and the largest is meant most often. */
function orderOf({ q, sort, falling }: CustomerListQuery): { sort: CustomerSort; falling: boolean } {
  if (sort !== undefined) return { sort, falling: falling ?? false }
  return q === undefined ? { sort: 'name', falling: falling ?? false } : { sort: 'value', falling: falling ?? true }
}

/** What was found of scopes a while ago. Out of date it costs time, and changes nothing of what is read. */
const fewOf = new Recent<boolean>({ most: 2_000, lastsMs: 60_000 })

/** Says whether a scope with less than everything, or the owner or outlet asked for, leaves few rows. What the planner knows of one owner among thousands is not enough. */
async function hasFewRows(ctx: Context, branches: readonly Sql[], holders: readonly Sql[]): Promise<boolean> {
  const key = JSON.stringify([...branches, ...holders].map(({ text, values }) => [text, values]))
  const now = performance.now()
  const known = fewOf.get(key, now)
  if (known !== undefined) return known
  const few = await hasAtMost(ctx.db, branches, holders, GATHERED_AT_MOST)
  fewOf.set(key, few, now)
  return few
}

/** Answers a filter as an audit event may have it: what was searched for may be a person's name or telephone number. */
export function notedFilter(filter: CustomerListQuery): Record<string, unknown> {
  const { q, limit: _limit, cursor: _cursor, ...others } = filter
  return q === undefined ? others : { ...others, q: '*' }
}
