import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import type { Between, ListPage, ListRequest } from '#lib/platform/list/list-page'
import { listPage, neighboursIn } from '#lib/platform/list/list-page'
import { inScope, oneInScope, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { seasonJoin, seasonKind } from '../metrics/season-sql.ts'
import { counting } from '../metrics/waybill-sums.ts'
import type { DropCause, LastYear } from './drop.ts'
import { DROP_CAUSES } from './drop.ts'

const rangeRow = z.object({ last: z.number() })

/** Answers the highest id of a customer, 0 for none. */
export async function highestId(db: Db): Promise<number> {
  return (await db.row(rangeRow, sql`select coalesce(max(id), 0) as last from customer`))?.last ?? 0
}

const indexRow = z.object({ kindId: z.number(), month: z.string(), index: z.number() })

/** Lists the kept seasonal indexes of some months. */
export function listIndexes(db: Db, from: Day, to: Day): Promise<z.infer<typeof indexRow>[]> {
  return db.rows(
    indexRow,
    sql`
    select season_kind_id as "kindId", month::text as month, index from season_month where month >= ${from}::date and month < ${to}::date`,
  )
}

const referenceRow = z.object({
  id: z.number(),
  kindId: z.number(),
  /** The first of the months in which anything was shipped. */
  begins: z.string(),
  months: z.array(z.object({ month: z.string(), shipments: z.number(), revenueMinor: z.number() })),
  promised: z.number(),
  onTime: z.number(),
})
export type ReferenceRow = z.infer<typeof referenceRow>

export interface ReferenceQuestion {
  ids: { from: number; to: number }
  /** The month before the reference, by which one tells whether a customer is older; then the reference. */
  before: Day
  from: Day
  to: Day
  currency: string
  /** Nobody below both of these in all of the months comes into question. */
  leastShipments: number
  leastRevenueMinor: number
}

/** Reads the reference months of the customers in a range of ids, with those merged into them, from the kept sums. */
export function readReferences(db: Db, question: ReferenceQuestion): Promise<ReferenceRow[]> {
  const { ids, before, from, to, currency, leastShipments, leastRevenueMinor } = question
  return db.rows(
    referenceRow,
    sql`
    with months as (
      select c.root_id, m.month, sum(m.shipments) as shipments, coalesce(sum(m.revenue_minor) filter (where m.currency = ${currency}), 0) as revenue,
        sum(m.promised_delivered) as promised, sum(m.on_time) as on_time
      from customer c join customer_month m on m.customer_id = c.id
      where c.root_id >= ${ids.from} and c.root_id < ${ids.to} and m.month >= ${before}::date and m.month < ${to}::date
      group by c.root_id, m.month
    ), roots as (
      select root_id, min(month) filter (where shipments > 0) as begins, sum(promised)::float8 as promised, sum(on_time)::float8 as on_time,
        jsonb_agg(jsonb_build_object('month', month, 'shipments', shipments, 'revenueMinor', revenue)) filter (where month >= ${from}::date) as months
      from months group by root_id
      having sum(shipments) >= ${leastShipments} or sum(revenue) >= ${leastRevenueMinor}
    )
    select r.root_id as id, ${seasonKind} as "kindId", r.begins::text as begins, r.months, r.promised, r.on_time as "onTime"
    from roots r join customer c on c.id = r.root_id and c.archived_at is null ${seasonJoin(sql`c`, to)}
    where r.begins is not null and r.months is not null`,
  )
}

const countRow = z.object({ id: z.number(), counts: z.array(z.number()), revenueMinor: z.number() })

/** A window of days: `from` is in it, `to` is not. */
export interface Window {
  from: Day
  to: Day
}

/** Counts the shipments of customers, with those merged into them, in each of some windows, the latest first, and what the latest brought; waybills by index. */
export function countWindows(
  db: Db,
  ids: readonly number[],
  windows: readonly Window[],
  currency: string,
): Promise<z.infer<typeof countRow>[]> {
  const counts = windows.map(
    ({ from, to }) =>
      sql`count(w.id) filter (where w.pieces > 0 and w.accepted_on >= ${from}::date and w.accepted_on < ${to}::date)`,
  )
  const [latest] = windows
  const earliest = windows.at(-1)
  return db.rows(
    countRow,
    sql`
    select c.root_id as id, array[${join(counts)}]::int[] as counts,
      coalesce(sum(w.freight_minor) filter (where w.currency = ${currency} and w.accepted_on >= ${latest?.from ?? ''}::date), 0)::float8 as "revenueMinor"
    from customer c left join waybill w on w.customer_id = c.id and ${counting}
      and w.accepted_on >= ${earliest?.from ?? ''}::date and w.accepted_on < ${latest?.to ?? ''}::date
    where c.root_id = any(${[...ids]}::int[]) group by c.root_id`,
  )
}

const lastYearRow = z.object({ id: z.number(), shipments: z.number() })

/** Counts the shipments of customers, with those merged into them, in some weeks long ago; only of those that had shipped by their first day, for whom the weeks are whole. Waybills by index. */
export function countLastYear(db: Db, ids: readonly number[], { from, to }: Window): Promise<z.infer<typeof lastYearRow>[]> {
  return db.rows(
    lastYearRow,
    sql`
    select c.root_id as id, count(w.id) filter (where w.pieces > 0) as shipments
    from customer c left join waybill w on w.customer_id = c.id and ${counting} and w.accepted_on >= ${from}::date and w.accepted_on < ${to}::date
    where c.root_id = any(${[...ids]}::int[]) and exists (
      select from customer m join waybill e on e.customer_id = m.id
      where m.root_id = c.root_id and e.accepted_on <= ${from}::date and e.pieces > 0 and e.status <> 'cancelled')
    group by c.root_id`,
  )
}

const evidenceRow = z.object({
  id: z.number(),
  damaged: z.number(),
  lost: z.number(),
  promised: z.number(),
  late: z.number(),
  complaints: z.number(),
  openComplaints: z.number(),
  rivals: z.array(z.string()),
  shareOfWallet: z.number().nullable(),
})

/** Counts what may be behind the drop of customers: waybills and complaints of a stretch of days, complaints still open, and what is known of other carriers. */
export function readEvidence(db: Db, ids: readonly number[], { from, to }: Window): Promise<z.infer<typeof evidenceRow>[]> {
  return db.rows(
    evidenceRow,
    sql`
    select r.id, x.damaged, x.lost, x.promised, x.late, y.complaints, y.open as "openComplaints",
      array(select jsonb_array_elements_text(case when jsonb_typeof(r.facts -> 'rival_carriers') = 'array' then r.facts -> 'rival_carriers' else '[]' end)) as rivals,
      case when jsonb_typeof(r.facts -> 'share_of_wallet') = 'number' then
        (r.facts ->> 'share_of_wallet')::float8 / case when (r.facts ->> 'share_of_wallet')::float8 > 1 then 100 else 1 end end as "shareOfWallet"
    from customer r
    cross join lateral (
      select count(*) filter (where w.damaged) as damaged, count(*) filter (where w.lost) as lost,
        count(*) filter (where w.promised_at is not null and w.delivered_at is not null) as promised,
        count(*) filter (where w.delivered_at > w.promised_at) as late
      from customer m join waybill w on w.customer_id = m.id
      where m.root_id = r.id and w.accepted_on >= ${from}::date and w.accepted_on < ${to}::date and ${counting}
    ) x
    cross join lateral (
      select count(*) filter (where k.opened_on >= ${from}::date or s.active) as complaints, count(*) filter (where s.active) as open
      from customer m join case_record k on k.customer_id = m.id join case_standing s on s.case_id = k.id
      where m.root_id = r.id and k.type in ('complaint', 'appeal') and k.archived_at is null and k.opened_on < ${to}::date
    ) y
    where r.id = any(${[...ids]}::int[])`,
  )
}

export interface DropRow {
  customerId: number
  level: number
  shipments: number
  expected: number
  referencePerMonth: number
  priceMinor: number
  lossMinor: number
  causes: readonly DropCause[]
  evidence: Readonly<Record<string, unknown>>
  /** Its own shipments in the same weeks of the year before; null where it was no customer yet. */
  lastYear: number | null
  belowLastYear: boolean | null
}

/** Puts the list in the place of the one before, in the running transaction; who was in it already keeps the day since when. */
export async function storeDrops(db: Db, asOf: Day, drops: readonly DropRow[]): Promise<void> {
  const lines = drops.map((drop) => ({ ...drop, causes: drop.causes.join(' '), evidence: JSON.stringify(drop.evidence) }))
  await db.execute(sql`delete from customer_drop where customer_id <> all(${drops.map(({ customerId }) => customerId)}::int[])`)
  await db.execute(sql`
    insert into customer_drop (customer_id, as_of, since, level, shipments, expected, reference_per_month, price_minor, loss_minor, causes, evidence,
      last_year, below_last_year)
    select x.id, ${asOf}::date, ${asOf}::date, x.level, x.shipments, x.expected, x.reference, x.price, x.loss,
      array_remove(string_to_array(x.causes, ' '), ''), x.evidence, x.last_year, x.below_last_year
    from unnest(${lines.map(({ customerId }) => customerId)}::int[], ${lines.map(({ level }) => level)}::int2[],
      ${lines.map(({ shipments }) => shipments)}::int[], ${lines.map(({ expected }) => expected)}::float8[],
      ${lines.map(({ referencePerMonth }) => referencePerMonth)}::float8[], ${lines.map(({ priceMinor }) => priceMinor)}::float8[],
      ${lines.map(({ lossMinor }) => lossMinor)}::int8[], ${lines.map(({ causes }) => causes)}::text[], ${lines.map(({ evidence }) => evidence)}::jsonb[],
      ${lines.map(({ lastYear }) => lastYear)}::int[], ${lines.map(({ belowLastYear }) => belowLastYear)}::bool[])
      x (id, level, shipments, expected, reference, price, loss, causes, evidence, last_year, below_last_year)
    on conflict (customer_id) do update set as_of = excluded.as_of, level = excluded.level, shipments = excluded.shipments, expected = excluded.expected,
      reference_per_month = excluded.reference_per_month, price_minor = excluded.price_minor, loss_minor = excluded.loss_minor,
      causes = excluded.causes, evidence = excluded.evidence,
      last_year = excluded.last_year, below_last_year = excluded.below_last_year`)
}

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
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  ownerId: z.number().nullable(),
  ownerName: z.string().nullable(),
  outletId: z.number().nullable(),
  outletName: z.string().nullable(),
  asOf: z.string(),
  since: z.string(),
  level: z.number(),
  shipments: z.number(),
  expected: z.number(),
  priceMinor: z.number(),
  lossMinor: z.number(),
  causes: z.array(z.enum(DROP_CAUSES)),
  evidence: evidenceOfRow,
  lastYear: z.number().nullable(),
  belowLastYear: z.boolean().nullable(),
  openTask: z.object({ id: z.int(), to: z.string(), dueAt: z.iso.datetime({ offset: true }).nullable() }).nullable(),
})
export type KeptDrop = z.infer<typeof keptRow>

/** The open tasks that were handed out from this list, about a customer or one merged into it. */
const openTasks = sql`from customer m join task t on t.customer_id = m.id join app_user a on a.id = t.assignee_id
  where m.root_id = d.customer_id and t.origin = 'drop' and t.done_at is null and t.archived_at is null`

const columns = sql`d.customer_id as id, c.external_id as "externalId", c.name, c.kind, u.id as "ownerId", u.name as "ownerName", o.id as "outletId",
  o.name as "outletName", d.as_of::text as "asOf", d.since::text as since, d.level, d.shipments, d.expected, d.price_minor as "priceMinor",
  d.loss_minor as "lossMinor", d.causes, d.evidence,
  d.last_year as "lastYear", d.below_last_year as "belowLastYear",
  (select jsonb_build_object('id', t.id, 'to', a.name, 'dueAt', t.due_at) ${openTasks} order by t.id desc limit 1) as "openTask"`
const joins = sql`join customer c on c.id = d.customer_id left join app_user u on u.id = c.owner_id left join outlet o on o.id = c.outlet_id`

export interface DropsQuestion {
  scope: Scope
  /** Another permission's scope in which they lie as well. */
  within?: Scope
  filter: {
    level?: number | undefined
    cause?: DropCause | undefined
    ownerId?: number | undefined
    outletIds?: readonly number[] | undefined
    lastYear?: LastYear | undefined
    /** Whether an open task from this list stands. */
    handedOut?: boolean | undefined
  }
  sort: 'loss' | 'shortfall' | 'level'
  falling: boolean
  limit: number
  cursor: string | undefined
}

const sortKeys = {
  loss: { expression: sql`d.loss_minor`, type: 'int8' },
  shortfall: { expression: sql`(1 - d.shipments / d.expected)`, type: 'float8' },
  level: { expression: sql`d.level`, type: 'int4' },
} as const

/** Lists the drops within a scope, a page at a time. */
export function listDropRows(db: Db, question: DropsQuestion, now: Date): Promise<ListPage<KeptDrop>> {
  return listPage(db, keptRow, dropRequest(question), now)
}

/** Finds the drops before and after that of one customer in a list; null when the list does not hold it. */
export function readDropNeighbours(db: Db, question: DropsQuestion, customerId: number): Promise<Between<KeptDrop> | null> {
  return neighboursIn(db, keptRow, dropRequest(question), customerId)
}

const lastYears: Record<LastYear, Sql> = { below: sql`true`, not_below: sql`false`, unknown: sql`null` }

/** Answers the tables and conditions of a list of drops: for reading it, and for counting and exporting all of it. */
export function dropRequest({ scope, within, filter, sort, falling, limit, cursor }: DropsQuestion): ListRequest {
  const conditions: Sql[] = [sql`s.listed`]
  if (within !== undefined) conditions.push(inScope(within, sql`d.customer_id`))
  if (filter.level !== undefined) conditions.push(sql`d.level = ${filter.level}`)
  if (filter.cause !== undefined) conditions.push(sql`d.causes @> array[${filter.cause}]::text[]`)
  if (filter.ownerId !== undefined) conditions.push(sql`s.owner_id = ${filter.ownerId}`)
  if (filter.outletIds !== undefined) conditions.push(sql`s.outlet_id = any(${[...filter.outletIds]}::int[])`)
  if (filter.lastYear !== undefined) conditions.push(sql`d.below_last_year is ${lastYears[filter.lastYear]}`)
  if (filter.handedOut !== undefined) conditions.push(sql`exists (select ${openTasks}) = ${filter.handedOut}`)
  return {
    source: {
      from: sql`customer_drop d join customer_standing s on s.customer_id = d.customer_id`,
      id: sql`d.customer_id`,
      sort: sortKeys[sort],
    },
    conditions,
    branches: scopeBranches(scope),
    columns,
    joins: sql`join customer_drop d on d.customer_id = p.id ${joins}`,
    filter: { ...filter },
    ...{ sort, falling, limit, cursor },
  }
}

/** Reads drops by the ids of their customers, in the order given. */
export function listDropsById(db: Db, ids: readonly number[]): Promise<KeptDrop[]> {
  return db.rows(
    keptRow,
    sql`
    select ${columns} from unnest(${[...ids]}::int[]) with ordinality p (id, place)
    join customer_drop d on d.customer_id = p.id ${joins} order by p.place`,
  )
}

/** Finds the drop of one customer within a scope. */
export function findDrop(db: Db, customerId: number, scope: Scope): Promise<KeptDrop | null> {
  return db.row(
    keptRow,
    sql`select ${columns} from customer_drop d ${joins} where d.customer_id = ${customerId} and ${oneInScope(scope, sql`d.customer_id`)}`,
  )
}

const sumRow = z.object({ level: z.number(), customers: z.number(), lossMinor: z.number(), asOf: z.string() })

/** Adds the drops within a scope up by level. */
export function sumDrops(db: Db, scope: Scope, outletIds: readonly number[] | null): Promise<z.infer<typeof sumRow>[]> {
  return db.rows(
    sumRow,
    sql`
    select d.level, count(*) as customers, sum(d.loss_minor)::int8 as "lossMinor", max(d.as_of)::text as "asOf"
    from customer_drop d join customer_standing s on s.customer_id = d.customer_id and s.listed
    where ${inScope(scope, sql`d.customer_id`)} ${outletIds === null ? sql`` : sql`and s.outlet_id = any(${[...outletIds]}::int[])`}
    group by d.level order by d.level desc`,
  )
}

const ownerRow = z.object({
  ownerId: z.number().nullable(),
  ownerName: z.string().nullable(),
  red: z.number(),
  orange: z.number(),
  yellow: z.number(),
  lossMinor: z.number(),
})

/** Adds the drops within a scope up by who owns the customers, the largest loss first. */
export function sumDropsByOwner(db: Db, scope: Scope): Promise<z.infer<typeof ownerRow>[]> {
  return db.rows(
    ownerRow,
    sql`
    select u.id as "ownerId", u.name as "ownerName", count(*) filter (where d.level = 3) as red, count(*) filter (where d.level = 2) as orange,
      count(*) filter (where d.level = 1) as yellow, sum(d.loss_minor)::int8 as "lossMinor"
    from customer_drop d join customer_standing s on s.customer_id = d.customer_id and s.listed left join app_user u on u.id = s.owner_id
    where ${inScope(scope, sql`d.customer_id`)} group by u.id, u.name order by sum(d.loss_minor) desc, u.id`,
  )
}

/** Keeps others from handing the drop of a customer out until the transaction ends; answers whether the list holds one. The drop is read after it. */
export async function lockDrop(db: Db, customerId: number): Promise<boolean> {
  const row = await db.row(
    z.object({ id: z.int() }),
    sql`
    select d.customer_id as id from customer_drop d join customer_standing s on s.customer_id = d.customer_id and s.listed
    where d.customer_id = ${customerId} for update of d`,
  )
  return row !== null
}
