import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { oneInScope, scopeBranches, standingInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { DROP_CAUSES } from '../drop/drop.ts'
import { SEEN_REASONS } from '../drop/seen/seen.ts'
import { openTask, seenFor } from '../hand-out/followed.ts'
import type { KeptLeftOutRow } from '../metrics/brought.ts'
import { keptLeftOut, keptLeftOutRow } from '../metrics/brought.ts'
import { openTaskColumn, openTasksOf, seenColumn } from '../metrics/followed-sql.ts'
import { listedColumns, listedCustomer, listedJoins } from '../metrics/listed-customer.ts'
import { seenMark, sleepersWatched } from '../metrics/watch-list.ts'
import type { SleeperCause, SleeperWorth } from './sleeper.ts'
import { SLEEPER_CAUSES, SLEEPER_WORTHS } from './sleeper.ts'

const known = z.number().nullable()
const evidenceOfRow = z.object({
  damaged: z.number(),
  lost: z.number(),
  promised: z.number(),
  late: z.number(),
  lateBefore: known,
  complaints: z.number(),
  openComplaints: z.number(),
  badlyAnswered: z.number(),
  priceBefore: z.number(),
  priceNow: known,
  discountBefore: known,
  discountNow: known,
  kiloBefore: known,
  kiloNow: known,
  kindRatio: known,
  rivals: z.array(z.string()),
  shareOfWallet: known,
  silentDays: z.number(),
  sameDaysLastYear: known,
})

const keptRow = z.object({
  id: z.number(),
  ...listedCustomer,
  asOf: z.string(),
  since: z.string(),
  level: z.number(),
  lastShippingOn: z.string(),
  shipments: z.number(),
  revenueMinor: z.number(),
  marginMinor: known,
  uncosted: z.number(),
  excluded: z.record(z.string(), z.number()),
  lifetimeMinor: known,
  worth: z.enum(SLEEPER_WORTHS),
  causes: z.array(z.enum(DROP_CAUSES)),
  evidence: evidenceOfRow,
  seen: seenFor(SEEN_REASONS),
  openTask,
})
export type KeptSleeper = z.infer<typeof keptRow>

const openTasks = openTasksOf(sql`d.customer_id`, sleepersWatched.origin)
const mark = (after: Day) => seenMark(sleepersWatched, after)

const columnsOf = (
  after: Day,
) => sql`d.customer_id as id, ${listedColumns}, d.as_of::text as "asOf", d.since::text as since, d.level, d.last_shipping_on::text as "lastShippingOn", d.shipments,
  d.revenue_minor as "revenueMinor", d.margin_minor as "marginMinor", d.uncosted, d.excluded, d.lifetime_minor as "lifetimeMinor", d.worth, d.causes, d.evidence,
  ${seenColumn(mark(after))},
  ${openTaskColumn(sql`d.customer_id`, sleepersWatched.origin)}`
const joins = sql`join customer c on c.id = d.customer_id ${listedJoins}`

export interface SleeperFilter {
  level?: number | undefined
  cause?: SleeperCause | undefined
  worth?: SleeperWorth | undefined
  ownerId?: number | undefined
  outletIds?: readonly number[] | undefined
  /** Whether an open task from this list stands. */
  handedOut?: boolean | undefined
  /** Whether somebody has seen it and lets it be. */
  seen?: boolean | undefined
}

const likeliest = sql`coalesce(d.causes[1], 'unknown')`

function conditionsOf(filter: SleeperFilter, after: Day): Sql[] {
  const conditions: Sql[] = [sql`s.listed`]
  if (filter.level !== undefined) conditions.push(sql`d.level = ${filter.level}`)
  if (filter.cause !== undefined) conditions.push(sql`${likeliest} = ${filter.cause}`)
  if (filter.worth !== undefined) conditions.push(sql`d.worth = ${filter.worth}`)
  if (filter.ownerId !== undefined) conditions.push(sql`s.owner_id = ${filter.ownerId}`)
  if (filter.outletIds !== undefined) conditions.push(sql`s.outlet_id = any(${[...filter.outletIds]}::int[])`)
  if (filter.handedOut !== undefined) conditions.push(sql`exists (select ${openTasks}) = ${filter.handedOut}`)
  if (filter.seen !== undefined) conditions.push(sql`exists (select ${mark(after)}) = ${filter.seen}`)
  return conditions
}

const from = sql`customer_sleeper d join customer_standing s on s.customer_id = d.customer_id`
const sortKeys = {
  revenue: { expression: sql`d.revenue_minor`, type: 'int8' },
  last_shipping_on: { expression: sql`d.last_shipping_on`, type: 'date' },
} as const

export interface SleepersQuestion {
  scope: Scope
  /** Marks as seen hold that were set after this day. */
  seenAfter: Day
  filter: SleeperFilter
  sort: keyof typeof sortKeys
  falling: boolean
  limit: number
  cursor: string | undefined
  now: Date
}

/** Lists the sleepers within a scope, a page at a time. */
export function listSleeperRows(db: Db, question: SleepersQuestion): Promise<ListPage<KeptSleeper>> {
  const { scope, seenAfter, filter, sort, falling, limit, cursor, now } = question
  return listPage(
    db,
    keptRow,
    {
      source: { from, id: sql`d.customer_id`, sort: sortKeys[sort] },
      conditions: conditionsOf(filter, seenAfter),
      branches: scopeBranches(scope),
      columns: columnsOf(seenAfter),
      joins: sql`join customer_sleeper d on d.customer_id = p.id ${joins}`,
      filter: { ...filter, outletIds: filter.outletIds?.join(' ') },
      ...{ sort, falling, limit, cursor },
    },
    now,
  )
}

/** Finds the row of one customer within a scope. */
export function findSleeper(db: Db, customerId: number, scope: Scope, seenAfter: Day): Promise<KeptSleeper | null> {
  return db.row(
    keptRow,
    sql`select ${columnsOf(seenAfter)} from customer_sleeper d ${joins} where d.customer_id = ${customerId} and ${oneInScope(scope, sql`d.customer_id`)}`,
  )
}

const sumRow = z.object({
  level: z.number(),
  cause: z.enum(SLEEPER_CAUSES),
  worth: z.enum(SLEEPER_WORTHS),
  customers: z.number(),
  revenueMinor: z.number(),
  marginMinor: z.number(),
  asOf: z.string(),
})
export type SleeperSumRow = z.infer<typeof sumRow>

/** Adds the sleepers within a scope up by level, likeliest cause and whether they are worth waking. */
export function sumSleepers(db: Db, scope: Scope, filter: SleeperFilter, seenAfter: Day): Promise<SleeperSumRow[]> {
  const conditions = [...conditionsOf(filter, seenAfter), standingInScope(scope)]
  return db.rows(
    sumRow,
    sql`
    select d.level, ${likeliest} as cause, d.worth, count(*)::float8 as customers, sum(d.revenue_minor)::float8 as "revenueMinor",
      coalesce(sum(d.margin_minor), 0)::float8 as "marginMinor", max(d.as_of)::text as "asOf"
    from ${from} where ${join(conditions, ' and ')} group by 1, 2, 3`,
  )
}

/** Adds up by currency what the amounts of the sleepers within a scope leave out of the twelve months up to their last shipment. */
export function sumLeftOutOfSleepers(db: Db, scope: Scope, filter: SleeperFilter, seenAfter: Day): Promise<KeptLeftOutRow[]> {
  const conditions = [...conditionsOf(filter, seenAfter), standingInScope(scope)]
  return db.rows(keptLeftOutRow, keptLeftOut(sql`select d.uncosted, d.excluded from ${from} where ${join(conditions, ' and ')}`))
}
