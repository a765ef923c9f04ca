import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { inScope, oneInScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { openTask } from '../hand-out/followed.ts'
import { openTaskColumn, openTasksOf } from '../metrics/followed-sql.ts'
import { listedColumns, listedCustomer, listedJoins } from '../metrics/listed-customer.ts'
import { openLoss, openLossColumn } from '../metrics/open-loss.ts'
import type { Keeping, Staying } from './worth.ts'
import { KEEPING, STAYING, STEADY_DAYS } from './worth.ts'

/** Its row in the list of drops: the share of the expected volume that is missing, 0 to 1, and revenue that goes missing a month. */
const drop = z.object({ shortfall: z.number(), lossMinor: z.number() }).nullable()
/** Its row in the list of sleepers: 1 to 3, days since the last shipment, and how many times its own rhythm that is, as of the last run. */
const sleeper = z.object({ level: z.number(), silentDays: z.number(), times: z.number().nullable() }).nullable()

const worthRow = z.object({
  id: z.number(),
  ...listedCustomer,
  abcClass: z.string().nullable(),
  potential: z.boolean(),
  yearMinor: z.number(),
  twelveMinor: z.number(),
  lifetimeMinor: z.number().nullable(),
  lifetimeProfitMinor: z.number().nullable(),
  recentMinor: z.number().nullable(),
  usualMinor: z.number().nullable(),
  fell: z.boolean(),
  alive: z.number().nullable(),
  frequency: z.number().nullable(),
  expected: z.number().nullable(),
  staying: z.enum(STAYING),
  atRiskMinor: z.number(),
  keeping: z.enum(KEEPING),
  piecesMonth: z.number().nullable(),
  segment: z.string().nullable(),
  segmentCustomers: z.number().nullable(),
  knownDays: z.number().nullable(),
  uncosted: z.number(),
  hasShipped: z.boolean(),
  ...{ drop, sleeper },
  openTask,
  loss: openLoss,
})
export type KeptWorth = z.infer<typeof worthRow>

/** The open tasks that were handed out to keep a customer `w`, or one merged into it. */
const openTasks = openTasksOf(sql`w.customer_id`, 'keeping')

const fallingColumns = sql`
  (select jsonb_build_object('shortfall', 1 - d.shipments / d.expected, 'lossMinor', d.loss_minor) from customer_drop d where d.customer_id = w.customer_id) as drop,
  (select jsonb_build_object('level', z.level, 'silentDays', z.evidence -> 'silentDays', 'times', k.dormancy_ratio)
    from customer_sleeper z where z.customer_id = w.customer_id) as sleeper`

const columns = sql`w.customer_id as id, ${listedColumns},
  k.abc_class as "abcClass", w.potential, w.year_minor as "yearMinor", w.twelve_minor as "twelveMinor", w.lifetime_minor::float8 as "lifetimeMinor",
  w.lifetime_profit_minor::float8 as "lifetimeProfitMinor", w.recent_minor::float8 as "recentMinor", w.usual_minor::float8 as "usualMinor", w.fell, w.p_alive as alive, w.frequency,
  w.expected_shipments as expected, w.staying, w.at_risk_minor as "atRiskMinor", w.keeping, w.pieces_month as "piecesMonth", w.segment, w.segment_customers as "segmentCustomers", w.known_days as "knownDays", w.uncosted,
  k.last_shipping_on is not null as "hasShipped", ${fallingColumns},
  ${openTaskColumn(sql`w.customer_id`, 'keeping')}, ${openLossColumn(sql`w.customer_id`)}`
const joins = sql`join customer c on c.id = w.customer_id join customer_standing k on k.customer_id = w.customer_id ${listedJoins}`

/** What the unknown stands as in an order: below every value, and behind every probability. */
const sortKeys = {
  year: { expression: sql`w.year_minor`, type: 'int8' },
  lifetime: { expression: sql`coalesce(w.lifetime_minor, -9007199254740991)`, type: 'int8' },
  lifetime_profit: { expression: sql`coalesce(w.lifetime_profit_minor, -9007199254740991)`, type: 'int8' },
  staying: { expression: sql`coalesce(w.p_alive, 2)`, type: 'float8' },
  expected: { expression: sql`coalesce(w.expected_shipments, -1)`, type: 'float8' },
  at_risk: { expression: sql`w.at_risk_minor`, type: 'int8' },
} as const
export type WorthSort = keyof typeof sortKeys

export interface WorthFilter {
  potential?: boolean | undefined
  staying?: Staying | undefined
  keeping?: Keeping | undefined
  abcClass?: string | undefined
  /** Whether the last three months lie so far below the customer's usual that it is pointed out. */
  fell?: boolean | undefined
  /** Whether the customer is known for long enough for a steady estimate; so is one of which no run says how long. */
  steady?: boolean | undefined
  ownerId?: number | undefined
  outletIds?: readonly number[] | undefined
  handedOut?: boolean | undefined
}

export interface WorthsQuestion {
  scope: Scope
  filter: WorthFilter
  sort: WorthSort
  falling: boolean
  limit: number
  cursor: string | undefined
}

const isSteady = sql`coalesce(w.known_days, ${STEADY_DAYS}::int) >= ${STEADY_DAYS}::int`

function conditionsOf(filter: WorthFilter): Sql[] {
  const { potential, staying, keeping, abcClass, fell, steady, ownerId, outletIds, handedOut } = filter
  const conditions = [sql`s.listed`]
  if (potential !== undefined) conditions.push(sql`w.potential = ${potential}`)
  if (staying !== undefined) conditions.push(sql`w.staying = ${staying}`)
  if (keeping !== undefined) conditions.push(sql`w.keeping = ${keeping}`)
  if (abcClass !== undefined) conditions.push(sql`s.abc_class = ${abcClass}`)
  if (fell !== undefined) conditions.push(sql`w.fell = ${fell}`)
  if (steady !== undefined) conditions.push(sql`(${isSteady}) = ${steady}`)
  if (ownerId !== undefined) conditions.push(sql`s.owner_id = ${ownerId}`)
  if (outletIds !== undefined) conditions.push(sql`s.outlet_id = any(${[...outletIds]}::int[])`)
  if (handedOut !== undefined) conditions.push(sql`exists (select ${openTasks}) = ${handedOut}`)
  return conditions
}

/** Lists what the customers within a scope are worth, a page at a time. */
export function listWorthRows(
  db: Db,
  { scope, filter, sort, falling, limit, cursor }: WorthsQuestion,
  now: Date,
): Promise<ListPage<KeptWorth>> {
  return listPage(
    db,
    worthRow,
    {
      source: {
        from: sql`customer_worth w join customer_standing s on s.customer_id = w.customer_id`,
        id: sql`w.customer_id`,
        sort: sortKeys[sort],
      },
      conditions: conditionsOf(filter),
      branches: scopeBranches(scope),
      columns,
      joins: sql`join customer_worth w on w.customer_id = p.id ${joins}`,
      filter: { ...filter, outletIds: filter.outletIds?.join(' ') },
      ...{ sort, falling, limit, cursor },
    },
    now,
  )
}

/** Counts those that a filter leaves within a scope. */
export async function countWorths(db: Db, scope: Scope, filter: WorthFilter): Promise<number> {
  const row = await db.row(
    z.object({ customers: z.number() }),
    sql`
    select count(*)::float8 as customers from customer_worth w join customer_standing s on s.customer_id = w.customer_id
    where ${join([...conditionsOf(filter), inScope(scope, sql`w.customer_id`)], ' and ')}`,
  )
  return row?.customers ?? 0
}

/** Finds what one listed customer within a scope is worth. */
export function findWorth(db: Db, customerId: number, scope: Scope): Promise<KeptWorth | null> {
  return db.row(
    worthRow,
    sql`
    select ${columns} from customer_worth w ${joins}
    where w.customer_id = ${customerId} and k.listed and ${oneInScope(scope, sql`w.customer_id`)}`,
  )
}

/** Keeps others from handing out the same customer until the transaction ends; answers whether the list holds it and it is not lost. */
export async function lockKeeping(db: Db, customerId: number): Promise<boolean> {
  const row = await db.row(
    z.object({ id: z.int() }),
    sql`
    select w.customer_id as id from customer_worth w join customer_standing s on s.customer_id = w.customer_id and s.listed
    where w.customer_id = ${customerId} and not w.potential and w.keeping <> 'lost' for update of w`,
  )
  return row !== null
}

const keepingRow = z.object({
  ...{ keeping: z.enum(KEEPING), customers: z.number(), atRiskMinor: z.number(), twelveMinor: z.number() },
  uncosted: z.number(),
  /** Of them those that never shipped: there is nothing to keep of them. */
  neverShipped: z.number(),
})
export type KeepingSum = z.infer<typeof keepingRow>

/** Counts the customers within a scope by whether it pays to keep them, with what is at risk and what they earned us. */
export function sumKeeping(db: Db, scope: Scope): Promise<KeepingSum[]> {
  return db.rows(
    keepingRow,
    sql`
    select w.keeping, count(*)::float8 as customers, sum(w.at_risk_minor)::float8 as "atRiskMinor", sum(w.twelve_minor)::float8 as "twelveMinor",
      sum(w.uncosted)::float8 as uncosted, (count(*) filter (where s.last_shipping_on is null))::float8 as "neverShipped"
    from customer_worth w join customer_standing s on s.customer_id = w.customer_id and s.listed
    where not w.potential and ${inScope(scope, sql`w.customer_id`)} group by w.keeping`,
  )
}

const reachedRow = z.object({
  customers: z.number(),
  atRiskMinor: z.number(),
  lastMinor: z.number().nullable(),
  lastId: z.number().nullable(),
})

/** Adds up the first so many of those within a scope that it pays to keep, the largest value at risk first. */
export async function sumFirst(db: Db, scope: Scope, most: number): Promise<z.infer<typeof reachedRow>> {
  const row = await db.row(
    reachedRow,
    sql`
    select count(*)::float8 as customers, coalesce(sum(x.at_risk_minor), 0)::float8 as "atRiskMinor", (array_agg(x.at_risk_minor::float8 order by x.at_risk_minor, x.customer_id))[1] as "lastMinor",
      (array_agg(x.customer_id::float8 order by x.at_risk_minor, x.customer_id))[1] as "lastId"
    from (
      select w.at_risk_minor, w.customer_id from customer_worth w join customer_standing s on s.customer_id = w.customer_id and s.listed
      where w.keeping = 'pays' and ${inScope(scope, sql`w.customer_id`)} order by w.at_risk_minor desc, w.customer_id desc limit ${most}
    ) x`,
  )
  return row ?? { customers: 0, atRiskMinor: 0, lastMinor: null, lastId: null }
}

const periodRow = z.object({
  asOf: z.string(),
  yearFrom: z.string(),
  twelveFrom: z.string(),
  horizonDays: z.number().nullable(),
  measure: z.enum(['revenue', 'margin']).nullable(),
})
export type WorthPeriod = z.infer<typeof periodRow>

/** Answers as of which day, and by what, it was worked out; null while nothing was. */
export function findWorthPeriod(db: Db): Promise<WorthPeriod | null> {
  return db.row(
    periodRow,
    sql`select as_of::text as "asOf", year_from::text as "yearFrom", twelve_from::text as "twelveFrom", horizon_days as "horizonDays", measure from worth_period`,
  )
}
