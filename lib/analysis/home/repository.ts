import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, join, sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { heldWithin, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { rowsOf } from '../classification/run-rows.ts'
import { seasonJoin, seasonKind } from '../metrics/season-sql.ts'
import { counting } from '../metrics/waybill-sums.ts'

export const bases = ['year', 'month'] as const
export type Basis = (typeof bases)[number]

/** What the parts are added up over. */
export interface FigureQuestion {
  asOf: Day
  now: Period
  earlier: Period
  basis: Basis
  /** The twelve whole months before the present one, and the twelve before those. */
  year: Period
  before: Period
  /** Thirty days that ended long enough ago for every waybill of them to have had its 72 hours. */
  service: Period
  runs: { laterId: number; earlierId: number } | null
  currency: string
}

/** A complaint of which nobody was told is over its seven days when it was opened so many days before. */
const LEGAL_DAYS = 7
const PER_MONTH = 12
/** Of each part so many of the largest customers are kept by name, and of those that changed most. */
const LARGEST_KEPT = 4
const CHANGED_KEPT = 5

/** The sums of one customer, by root; what a source does not say is 0. */
const sums = [
  'shipments',
  'revenue_minor',
  'shipments_then',
  'revenue_then_minor',
  'year_revenue_minor',
  'year_pieces',
  'before_revenue_minor',
  'margin_minor',
  'waybills',
  'promised',
  'on_time',
  'delivered_72',
  'complaints',
  'breaches',
  'left_a',
  'left_a_minor',
  'new_a',
  'new_a_minor',
] as const
type SumName = (typeof sums)[number]

/** A select of roots with some sums, the others 0: one source of all of them. */
function source(rows: Sql, given: Partial<Record<SumName, Sql>>): Sql {
  const columns = sums.map((name) => sql`(${given[name] ?? sql`0`})::float8`)
  return sql`select c.root_id, ${join(columns)} ${rows} group by c.root_id`
}

function shippedIn({ from, to }: Period, currency: string): Sql {
  return sql`from waybill w join customer c on c.id = w.customer_id
    where w.accepted_on >= ${from}::date and w.accepted_on < ${to}::date and w.currency = ${currency} and ${counting}`
}

const shipments = sql`count(*) filter (where w.pieces > 0)`
const revenue = sql`coalesce(sum(w.freight_minor), 0)`

function sourcesOf({ asOf, now, earlier, year, before, service, runs, currency }: FigureQuestion): Sql[] {
  const months = ({ from, to }: Period) => sql`from customer_month m join customer c on c.id = m.customer_id
    where m.month >= ${from}::date and m.month < ${to}::date and m.currency = ${currency}`
  return [
    source(shippedIn(now, currency), { shipments, revenue_minor: revenue }),
    source(shippedIn(earlier, currency), { shipments_then: shipments, revenue_then_minor: revenue }),
    source(months(year), {
      year_revenue_minor: sql`sum(m.revenue_minor)`,
      year_pieces: sql`sum(m.pieces)`,
      margin_minor: sql`sum(m.known_revenue_minor - m.known_cost_minor)`,
    }),
    source(months(before), { before_revenue_minor: sql`sum(m.revenue_minor)` }),
    source(
      sql`from waybill w join customer c on c.id = w.customer_id
        where w.accepted_on >= ${service.from}::date and w.accepted_on < ${service.to}::date and ${counting}`,
      {
        waybills: sql`count(*)`,
        promised: sql`count(*) filter (where w.promised_at is not null and w.delivered_at is not null)`,
        on_time: sql`count(*) filter (where w.delivered_at <= w.promised_at)`,
        delivered_72: sql`count(*) filter (where w.delivered_at <= w.accepted_at + interval '72 hours')`,
      },
    ),
    source(
      sql`from case_record k join customer c on c.id = k.customer_id
        where k.type = 'complaint' and k.archived_at is null and k.opened_on <= ${asOf}::date
          and (k.informed_at is null or (k.opened_on >= ${service.from}::date and k.opened_on < ${service.to}::date))`,
      {
        complaints: sql`count(*) filter (where k.opened_on >= ${service.from}::date and k.opened_on < ${service.to}::date)`,
        breaches: sql`count(*) filter (where k.informed_at is null and k.opened_on < ${asOf}::date + 1 - ${LEGAL_DAYS}::int)`,
      },
    ),
    ...(runs === null ? [] : [movesOf(runs)]),
  ]
}

/** Who left A, and who came into it, each with what it paid in a month more or less. */
function movesOf({ laterId, earlierId }: { laterId: number; earlierId: number }): Sql {
  const change = sql`(coalesce(a.value, 0) - coalesce(b.value, 0)) / ${PER_MONTH}::int`
  const left = sql`b.class = 'A' and a.class is distinct from 'A'`
  const came = sql`a.class = 'A' and b.class is distinct from 'A'`
  return source(
    sql`from customer c left join ${rowsOf(laterId)} a on a.customer_id = c.id left join ${rowsOf(earlierId)} b on b.customer_id = c.id
      where (${left}) or (${came})`,
    {
      left_a: sql`count(*) filter (where ${left})`,
      left_a_minor: sql`coalesce(sum(${change}) filter (where ${left}), 0)`,
      new_a: sql`count(*) filter (where ${came})`,
      new_a_minor: sql`coalesce(sum(${change}) filter (where ${came}), 0)`,
    },
  )
}

const added = fixedSql(sums.map((name) => `sum(x.${name}) as ${name}`).join(', '))
const names = fixedSql(sums.join(', '))

/**
 * Adds everything up anew and puts it in the place of what was kept, in one transaction of its own. By customer first, then by outlet, owner and kind of customer; set-based,
 * over waybills of about three months and the kept months of two years.
 */
export function storeFigures(db: Db, question: FigureQuestion): Promise<number> {
  return db.bulk(async (client) => {
    await client.query('begin')
    const all = sourcesOf(question).reduce((left, right) => sql`${left} union all ${right}`)
    await run(
      client,
      sql`
      create temp table manager_work on commit drop as
      select coalesce(c.outlet_id, 0) as outlet_id, coalesce(c.owner_id, 0) as owner_id, ${seasonKind} as kind_id, t.*
      from (select x.root_id, ${added} from (${all}) x (root_id, ${names}) group by x.root_id) t
      join customer c on c.id = t.root_id ${seasonJoin(sql`c`, question.asOf)}`,
    )
    await client.query('delete from manager_part')
    const parts = await run(client, writeParts)
    await client.query('delete from manager_customer')
    await run(client, writeCustomers)
    await client.query('delete from negative_margin')
    await run(client, writeNegative)
    await run(client, writePeriod(question))
    await client.query('commit')
    return parts
  })
}

const summed = fixedSql(
  sums
    .filter((name) => name !== 'margin_minor')
    .map((name) => `sum(${name})`)
    .join(', '),
)
const partColumns = fixedSql(sums.filter((name) => name !== 'margin_minor').join(', '))

const writeParts = sql`
  insert into manager_part (outlet_id, owner_id, season_kind_id, ${partColumns}, negative_customers, negative_minor)
  select outlet_id, owner_id, kind_id, ${summed}, count(*) filter (where margin_minor < 0),
    round(coalesce(sum(margin_minor) filter (where margin_minor < 0), 0) / ${PER_MONTH}::int)
  from manager_work group by outlet_id, owner_id, kind_id`

const writeCustomers = sql`
  insert into manager_customer (customer_id, outlet_id, owner_id, year_revenue_minor, year_pieces, before_revenue_minor, change_minor)
  select root_id, outlet_id, owner_id, year_revenue_minor, year_pieces, before_revenue_minor, change
  from (
    select w.*, change, row_number() over (cell order by year_revenue_minor desc) as by_revenue, row_number() over (cell order by year_pieces desc) as by_pieces,
      row_number() over (cell order by before_revenue_minor desc) as by_before, row_number() over (cell order by change) as by_fall,
      row_number() over (cell order by change desc) as by_rise
    from manager_work w cross join lateral (select revenue_minor - revenue_then_minor as change) d
    window cell as (partition by outlet_id, owner_id)
  ) r
  where by_revenue <= ${LARGEST_KEPT}::int or by_pieces <= ${LARGEST_KEPT}::int or by_before <= ${LARGEST_KEPT}::int
    or by_fall <= ${CHANGED_KEPT}::int or by_rise <= ${CHANGED_KEPT}::int`

const writeNegative = sql`
  insert into negative_margin (customer_id, revenue_minor, pieces, margin_minor)
  select root_id, year_revenue_minor, year_pieces, margin_minor from manager_work where margin_minor < 0`

function writePeriod({ asOf, earlier, basis, runs }: FigureQuestion): Sql {
  return sql`
    insert into manager_period (id, as_of, then_from, then_to, basis, later_run_id, earlier_run_id)
    values (1, ${asOf}::date, ${earlier.from}::date, ${earlier.to}::date, ${basis}, ${runs?.laterId ?? null}::int, ${runs?.earlierId ?? null}::int)
    on conflict (id) do update set as_of = excluded.as_of, then_from = excluded.then_from, then_to = excluded.then_to, basis = excluded.basis,
      later_run_id = excluded.later_run_id, earlier_run_id = excluded.earlier_run_id, kept_at = now()`
}

/** Multiplies what each kind shipped and paid then by the season between the two months, in the place of a year before. */
export async function bringToSeason(db: Db, now: Day, then: Day): Promise<void> {
  await db.execute(sql`
    update manager_part p set shipments_then = p.shipments_then * f.factor, revenue_then_minor = p.revenue_then_minor * f.factor
    from (
      select a.season_kind_id as id, a.index / nullif(b.index, 0) as factor
      from season_month a join season_month b on b.season_kind_id = a.season_kind_id and b.month = ${then}::date
      where a.month = ${now}::date
    ) f where f.id = p.season_kind_id and f.factor is not null`)
}

/** Says whether anything was shipped in a period. */
export async function hasShipments(db: Db, { from, to }: Period): Promise<boolean> {
  const row = await db.row(
    z.object({ found: z.boolean() }),
    sql`select exists (select from waybill w where w.accepted_on >= ${from}::date and w.accepted_on < ${to}::date and ${counting}) as found`,
  )
  return row?.found === true
}

/** Finds the latest ABC run that stands beside customers and the latest one at least so many days older, both with their rows; null where there are not both. */
export async function findRunPair(db: Db, leastDays: number, currency: string): Promise<FigureQuestion['runs']> {
  return db.row(
    z.object({ laterId: z.number(), earlierId: z.number() }),
    sql`
    select a.id as "laterId", b.id as "earlierId"
    from (select id, as_of, currency from analysis_run where scheme = 'abc' and status = 'done' and published and rows_kept and currency = ${currency}
      order by id desc limit 1) a
    cross join lateral (
      select b.id from analysis_run b where b.scheme = 'abc' and b.status = 'done' and b.rows_kept and b.currency = a.currency and b.as_of <= a.as_of - ${leastDays}::int
      order by b.as_of desc, b.id desc limit 1
    ) b`,
  )
}

const periodRow = z.object({
  asOf: z.string(),
  thenFrom: z.string(),
  thenTo: z.string(),
  basis: z.enum(bases),
  laterRunId: z.number().nullable(),
  earlierRunId: z.number().nullable(),
  keptAt: z.date(),
})

/** Answers over which days the parts were added up; null while nothing was. */
export function findPeriod(db: Db): Promise<z.infer<typeof periodRow> | null> {
  return db.row(
    periodRow,
    sql`
    select as_of::text as "asOf", then_from::text as "thenFrom", then_to::text as "thenTo", basis, later_run_id as "laterRunId",
      earlier_run_id as "earlierRunId", kept_at as "keptAt" from manager_period`,
  )
}

const kindRow = z.object({
  kindId: z.number(),
  level: z.string().nullable(),
  name: z.string().nullable(),
  shipments: z.number(),
  revenueMinor: z.number(),
  shipmentsThen: z.number(),
  revenueThenMinor: z.number(),
  yearRevenueMinor: z.number(),
  yearPieces: z.number(),
  beforeRevenueMinor: z.number(),
  negativeCustomers: z.number(),
  negativeMinor: z.number(),
  waybills: z.number(),
  promised: z.number(),
  onTime: z.number(),
  delivered72: z.number(),
  complaints: z.number(),
  breaches: z.number(),
  leftA: z.number(),
  leftAMinor: z.number(),
  newA: z.number(),
  newAMinor: z.number(),
})
export type KindSums = z.infer<typeof kindRow>

/** Adds the parts within a scope up by kind of customer. Whoever works along on a customer does not see it in sums. */
export function sumParts(db: Db, scope: Scope): Promise<KindSums[]> {
  return db.rows(
    kindRow,
    sql`
    select p.season_kind_id as "kindId", k.level, k.name, sum(p.shipments)::float8 as shipments, sum(p.revenue_minor)::float8 as "revenueMinor",
      sum(p.shipments_then)::float8 as "shipmentsThen", sum(p.revenue_then_minor)::float8 as "revenueThenMinor", sum(p.year_revenue_minor)::float8 as "yearRevenueMinor",
      sum(p.year_pieces)::float8 as "yearPieces", sum(p.before_revenue_minor)::float8 as "beforeRevenueMinor",
      sum(p.negative_customers)::float8 as "negativeCustomers", sum(p.negative_minor)::float8 as "negativeMinor", sum(p.waybills)::float8 as waybills,
      sum(p.promised)::float8 as promised, sum(p.on_time)::float8 as "onTime", sum(p.delivered_72)::float8 as "delivered72",
      sum(p.complaints)::float8 as complaints, sum(p.breaches)::float8 as breaches, sum(p.left_a)::float8 as "leftA", sum(p.left_a_minor)::float8 as "leftAMinor",
      sum(p.new_a)::float8 as "newA", sum(p.new_a_minor)::float8 as "newAMinor"
    from manager_part p left join season_kind k on k.id = p.season_kind_id
    where ${heldWithin(scope, sql`p.owner_id`, sql`p.outlet_id`)} group by p.season_kind_id, k.level, k.name order by sum(p.revenue_minor) desc`,
  )
}

const standOutRow = z.object({
  id: z.number(),
  name: z.string(),
  kind: z.string(),
  minor: z.number(),
  pieces: z.number(),
  place: z.number(),
  by: z.enum(['revenue', 'pieces', 'before', 'fall', 'rise']),
})
export type StandOut = z.infer<typeof standOutRow>

/** Lists the customers of a scope that stand out: the four largest by revenue, by pieces and by revenue the year before, and those whose revenue fell and rose most. */
export function listStandOuts(db: Db, scope: Scope): Promise<StandOut[]> {
  return db.rows(
    standOutRow,
    sql`
    with held as (select * from manager_customer m where ${heldWithin(scope, sql`m.owner_id`, sql`m.outlet_id`)}),
    picked as (
      select 'revenue' as by, customer_id, year_revenue_minor as minor, year_pieces as pieces, row_number() over (order by year_revenue_minor desc, customer_id) as place from held
      union all select 'pieces', customer_id, year_revenue_minor, year_pieces, row_number() over (order by year_pieces desc, customer_id) from held
      union all select 'before', customer_id, before_revenue_minor, 0, row_number() over (order by before_revenue_minor desc, customer_id) from held
      union all select 'fall', customer_id, change_minor, 0, row_number() over (order by change_minor, customer_id) from held where change_minor < 0
      union all select 'rise', customer_id, change_minor, 0, row_number() over (order by change_minor desc, customer_id) from held where change_minor > 0
    )
    select c.id, c.name, c.kind, p.minor, p.pieces, p.place, p.by from picked p join customer c on c.id = p.customer_id
    where p.place <= ${LARGEST_KEPT}::int order by p.by, p.place`,
  )
}

const outletRow = z.object({ outlets: z.number(), above: z.number() })

/** Counts the outlets within a scope, and those where one customer holds more than a share of the year's revenue. */
export async function countOutletsAbove(db: Db, scope: Scope, share: number): Promise<{ outlets: number; above: number }> {
  const row = await db.row(
    outletRow,
    sql`
    select count(*) as outlets, count(*) filter (where largest > ${share}::float8 * revenue) as above
    from (
      select p.outlet_id, sum(p.year_revenue_minor) as revenue,
        (select max(m.year_revenue_minor) from manager_customer m where m.outlet_id = p.outlet_id and ${heldWithin(scope, sql`m.owner_id`, sql`m.outlet_id`)}) as largest
      from manager_part p where p.outlet_id <> 0 and ${heldWithin(scope, sql`p.owner_id`, sql`p.outlet_id`)}
      group by p.outlet_id having sum(p.year_revenue_minor) > 0
    ) o`,
  )
  return row ?? { outlets: 0, above: 0 }
}

const negativeRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
  revenueMinor: z.number(),
  pieces: z.number(),
  marginMinor: z.number(),
})
export type NegativeRow = z.infer<typeof negativeRow>

export interface NegativesQuestion {
  scope: Scope
  outletIds: readonly number[] | undefined
  limit: number
  cursor: string | undefined
  now: Date
}

/** Lists the customers within a scope that cost more than they brought, the largest loss first, a page at a time. */
export function listNegativeRows(
  db: Db,
  { scope, outletIds, limit, cursor, now }: NegativesQuestion,
): Promise<ListPage<NegativeRow>> {
  return listPage(
    db,
    negativeRow,
    {
      source: {
        from: sql`negative_margin d join customer_standing s on s.customer_id = d.customer_id`,
        id: sql`d.customer_id`,
        sort: { expression: sql`d.margin_minor`, type: 'int8' },
      },
      conditions: [sql`s.listed`, ...(outletIds === undefined ? [] : [sql`s.outlet_id = any(${[...outletIds]}::int[])`])],
      branches: scopeBranches(scope),
      columns: sql`c.id, c.external_id as "externalId", c.name, c.kind, u.name as "ownerName", o.name as "outletName", d.revenue_minor as "revenueMinor",
        d.pieces, d.margin_minor as "marginMinor"`,
      joins: sql`join negative_margin d on d.customer_id = p.id join customer c on c.id = p.id left join app_user u on u.id = c.owner_id
        left join outlet o on o.id = c.outlet_id`,
      filter: { outletIds: outletIds?.join(' ') },
      ...{ sort: 'margin', falling: false, limit, cursor },
    },
    now,
  )
}

async function run(client: PoolClient, statement: Sql): Promise<number> {
  const result =
    statement.values.length === 0 ? await client.query(statement.text) : await client.query(statement.text, statement.values)
  return result.rowCount ?? 0
}
