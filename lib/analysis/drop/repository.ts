import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { Between, ListPage, ListRequest } from '#lib/platform/list/list-page'
import { listPage, neighboursIn } from '#lib/platform/list/list-page'
import { inScope, oneInScope, scopeBranches, standingInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { openTask, seenFor } from '../hand-out/followed.ts'
import { openTaskColumn, openTasksOf, seenColumn } from '../metrics/followed-sql.ts'
import { listedColumns, listedCustomer, listedJoins } from '../metrics/listed-customer.ts'
import { gainIs, trueProfit, trueProfitJoin } from '../metrics/true-profit-sql.ts'
import { dropsWatched, seenMark } from '../metrics/watch-list.ts'
import type { Gain } from '../profit/profit.ts'
import type { DropCause, LastYear } from './drop.ts'
import { DROP_CAUSES } from './drop.ts'
import { SEEN_REASONS } from './seen/seen.ts'

const evidenceOfRow = z.object({
  damaged: z.number(),
  lost: z.number(),
  promised: z.number(),
  late: z.number(),
  lateBefore: z.number().nullable(),
  complaints: z.number(),
  openComplaints: z.number(),
  priceBefore: z.number(),
  priceNow: z.number().nullable(),
  kindRatio: z.number().nullable(),
  rivals: z.array(z.string()),
  shareOfWallet: z.number().nullable(),
})

const keptRow = z.object({
  id: z.number(),
  ...listedCustomer,
  asOf: z.string(),
  since: z.string(),
  level: z.number(),
  shipments: z.number(),
  expected: z.number(),
  priceMinor: z.number(),
  lossMinor: z.number(),
  /** What the customer earned us in twelve months; null where it is not known. */
  profitMinor: z.number().nullable(),
  causes: z.array(z.enum(DROP_CAUSES)),
  evidence: evidenceOfRow,
  lastYear: z.number().nullable(),
  belowLastYear: z.boolean().nullable(),
  seen: seenFor(SEEN_REASONS),
  openTask,
})
export type KeptDrop = z.infer<typeof keptRow>

const openTasks = openTasksOf(sql`d.customer_id`, dropsWatched.origin)
const seenSinceDay = (after: Day) => seenMark(dropsWatched, after)

/** `after`: marks must have been set after it to hold. */
const columnsOf = (
  after: Day,
) => sql`d.customer_id as id, ${listedColumns}, d.as_of::text as "asOf", d.since::text as since, d.level, d.shipments, d.expected, d.price_minor as "priceMinor",
  d.loss_minor as "lossMinor", ${trueProfit}::float8 as "profitMinor", d.causes, d.evidence,
  d.last_year as "lastYear", d.below_last_year as "belowLastYear",
  ${seenColumn(seenSinceDay(after))},
  ${openTaskColumn(sql`d.customer_id`, dropsWatched.origin)}`
const profitJoin = trueProfitJoin(sql`d.customer_id`)
const joins = sql`join customer c on c.id = d.customer_id ${listedJoins} ${profitJoin}`

export interface DropsQuestion {
  scope: Scope
  /** Another permission's scope in which they lie as well. */
  within?: Scope
  /** Marks of drops as seen hold that were set after this day. */
  seenAfter: Day
  filter: {
    level?: number | undefined
    cause?: DropCause | undefined
    /** Null for customers that nobody owns. */
    ownerId?: number | null | undefined
    outletIds?: readonly number[] | undefined
    lastYear?: LastYear | undefined
    /** Whether it loses money, over twelve months. */
    gain?: Gain | undefined
    /** Whether an open task from this list stands. */
    handedOut?: boolean | undefined
    /** Whether somebody has seen it and lets it be. */
    seen?: boolean | undefined
  }
  sort: DropSort
  falling: boolean
  limit: number
  cursor: string | undefined
}

const sortKeys = {
  loss: { expression: sql`d.loss_minor`, type: 'int8' },
  shortfall: { expression: sql`(1 - d.shipments / d.expected)`, type: 'float8' },
  level: { expression: sql`d.level`, type: 'int4' },
  // The deepest loss first: of whom nobody can say stands behind all others.
  profit: { expression: sql`coalesce(${trueProfit}, 9007199254740991)`, type: 'int8' },
} as const
export type DropSort = keyof typeof sortKeys

/** Lists the drops within a scope, a page at a time. */
export function listDropRows(db: Db, question: DropsQuestion, now: Date): Promise<ListPage<KeptDrop>> {
  return listPage(db, keptRow, dropRequest(question), now)
}

/** Finds the drops before and after that of one customer in a list; null when the list does not hold it. */
export function readDropNeighbours(db: Db, question: DropsQuestion, customerId: number): Promise<Between<KeptDrop> | null> {
  return neighboursIn(db, keptRow, dropRequest(question), customerId)
}

const ownedBy = (ownerId: number | null): Sql => (ownerId === null ? sql`s.owner_id is null` : sql`s.owner_id = ${ownerId}`)
const lastYears: Record<LastYear, Sql> = { below: sql`true`, not_below: sql`false`, unknown: sql`null` }

/** Answers the tables and conditions of a list of drops: for reading it, and for counting and exporting all of it. */
export function dropRequest({ scope, within, seenAfter, filter, sort, falling, limit, cursor }: DropsQuestion): ListRequest {
  const conditions: Sql[] = [sql`s.listed`]
  if (within !== undefined) conditions.push(inScope(within, sql`d.customer_id`))
  if (filter.level !== undefined) conditions.push(sql`d.level = ${filter.level}`)
  if (filter.cause !== undefined) conditions.push(sql`d.causes @> array[${filter.cause}]::text[]`)
  if (filter.ownerId !== undefined) conditions.push(ownedBy(filter.ownerId))
  if (filter.outletIds !== undefined) conditions.push(sql`s.outlet_id = any(${[...filter.outletIds]}::int[])`)
  if (filter.lastYear !== undefined) conditions.push(sql`d.below_last_year is ${lastYears[filter.lastYear]}`)
  if (filter.gain !== undefined) conditions.push(gainIs[filter.gain])
  if (filter.handedOut !== undefined) conditions.push(sql`exists (select ${openTasks}) = ${filter.handedOut}`)
  if (filter.seen !== undefined) conditions.push(sql`exists (select ${seenSinceDay(seenAfter)}) = ${filter.seen}`)
  return {
    source: {
      // Drops are few: the profits beside them are looked up one by one.
      from: sql`customer_drop d join customer_standing s on s.customer_id = d.customer_id ${profitJoin}`,
      id: sql`d.customer_id`,
      sort: sortKeys[sort],
    },
    conditions,
    branches: scopeBranches(scope),
    columns: columnsOf(seenAfter),
    joins: sql`join customer_drop d on d.customer_id = p.id ${joins}`,
    filter: { ...filter },
    ...{ sort, falling, limit, cursor },
  }
}

/** Reads drops by the ids of their customers, in the order given. */
export function listDropsById(db: Db, ids: readonly number[], seenAfter: Day): Promise<KeptDrop[]> {
  return db.rows(
    keptRow,
    sql`
    select ${columnsOf(seenAfter)} from unnest(${[...ids]}::int[]) with ordinality p (id, place)
    join customer_drop d on d.customer_id = p.id ${joins} order by p.place`,
  )
}

/** Finds the drop of one customer within a scope. */
export function findDrop(db: Db, customerId: number, scope: Scope, seenAfter: Day): Promise<KeptDrop | null> {
  return db.row(
    keptRow,
    sql`select ${columnsOf(seenAfter)} from customer_drop d ${joins} where d.customer_id = ${customerId} and ${oneInScope(scope, sql`d.customer_id`)}`,
  )
}

const sumRow = z.object({ level: z.number(), seen: z.boolean(), customers: z.number(), lossMinor: z.number(), asOf: z.string() })

type SumQuestion = Pick<DropsQuestion, 'scope' | 'seenAfter'> & { filter: Pick<DropsQuestion['filter'], 'ownerId' | 'outletIds'> }

/** Those whose customers, by their standing `s`, lie within a scope, and of some outlets only where these are named. */
const heldBy = (scope: Scope, outletIds: readonly number[] | undefined): Sql =>
  outletIds === undefined
    ? standingInScope(scope)
    : sql`${standingInScope(scope)} and s.outlet_id = any(${[...outletIds]}::int[])`

/** Adds the drops within a scope up by level, those seen and let be apart. */
export function sumDrops(
  db: Db,
  { scope, seenAfter, filter: { ownerId, outletIds } }: SumQuestion,
): Promise<z.infer<typeof sumRow>[]> {
  return db.rows(
    sumRow,
    sql`
    select d.level, exists (select ${seenSinceDay(seenAfter)}) as seen, count(*) as customers, sum(d.loss_minor)::int8 as "lossMinor",
      max(d.as_of)::text as "asOf"
    from customer_drop d join customer_standing s on s.customer_id = d.customer_id and s.listed
    where ${heldBy(scope, outletIds)}
      ${ownerId === undefined ? sql`` : sql`and ${ownedBy(ownerId)}`}
    group by 1, 2 order by d.level desc`,
  )
}

const lighterRow = z.object({
  notBelow: z.number(),
  notBelowMinor: z.number(),
  atLoss: z.number(),
  atLossMinor: z.number(),
})

/** Adds up the drops within a scope that weigh less than they look: those that are not below their own last year, and those of customers that lose money; of all, or of those that are seen or not. */
export async function sumLighterDrops(
  db: Db,
  { scope, seenAfter, filter: { outletIds, seen } }: SumQuestion & { filter: Pick<DropsQuestion['filter'], 'seen'> },
): Promise<z.infer<typeof lighterRow>> {
  const notBelow = sql`d.below_last_year is false`
  const [row] = await db.rows(
    lighterRow,
    sql`
    select count(*) filter (where ${notBelow}) as "notBelow", coalesce(sum(d.loss_minor) filter (where ${notBelow}), 0)::int8 as "notBelowMinor",
      count(*) filter (where ${gainIs.loss}) as "atLoss", coalesce(sum(d.loss_minor) filter (where ${gainIs.loss}), 0)::int8 as "atLossMinor"
    from customer_drop d join customer_standing s on s.customer_id = d.customer_id and s.listed ${profitJoin}
    where ${heldBy(scope, outletIds)}
      ${seen === undefined ? sql`` : sql`and exists (select ${seenSinceDay(seenAfter)}) = ${seen}`}`,
  )
  return row ?? { notBelow: 0, notBelowMinor: 0, atLoss: 0, atLossMinor: 0 }
}

const ownerRow = z.object({
  ownerId: z.number().nullable(),
  ownerName: z.string().nullable(),
  red: z.number(),
  orange: z.number(),
  yellow: z.number(),
  lossMinor: z.number(),
})

/** Adds the drops within a scope up by who owns the customers, the largest loss first; of all, or of those that are seen or not. */
export function sumDropsByOwner(
  db: Db,
  { scope, seenAfter, seen }: Pick<DropsQuestion, 'scope' | 'seenAfter'> & { seen: boolean | undefined },
): Promise<z.infer<typeof ownerRow>[]> {
  return db.rows(
    ownerRow,
    sql`
    select u.id as "ownerId", u.name as "ownerName", count(*) filter (where d.level = 3) as red, count(*) filter (where d.level = 2) as orange,
      count(*) filter (where d.level = 1) as yellow, sum(d.loss_minor)::int8 as "lossMinor"
    from customer_drop d join customer_standing s on s.customer_id = d.customer_id and s.listed left join app_user u on u.id = s.owner_id
    where ${standingInScope(scope)} ${seen === undefined ? sql`` : sql`and exists (select ${seenSinceDay(seenAfter)}) = ${seen}`}
    group by u.id, u.name order by sum(d.loss_minor) desc, u.id`,
  )
}

const fallRow = z.object({ id: z.number(), fall: z.number() })

/** Answers of some customers that are in the list by which share they shipped less than expected in the last four weeks, 0 to 1. */
export function listFalls(db: Db, ids: readonly number[]): Promise<z.infer<typeof fallRow>[]> {
  return db.rows(
    fallRow,
    sql`select d.customer_id as id, (1 - d.shipments / d.expected)::float8 as fall from customer_drop d where d.customer_id = any(${[...ids]}::int[])`,
  )
}
