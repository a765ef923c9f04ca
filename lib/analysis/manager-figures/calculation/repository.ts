import type { PoolClient } from 'pg'
import type { Day } from '#lib/core/day'
import { addDays, monthOf } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, join, sql } from '#lib/platform/db/sql'
import { isLegallyBroken, legalDaysEndIn } from '#lib/records/cases/legal-breach'
import { counting } from '#lib/records/waybills/columns'
import { standingRowsOf } from '../../classification/run-rows.ts'
import type { RunPair } from '../../classification/shown-run.ts'
import { seasonJoin, seasonKind } from '../../metrics/season-sql.ts'
import { STAND_OUTS, standOutsOf } from '../../metrics/stand-outs-sql.ts'
import { waybillSum } from '../../metrics/waybill-sums.ts'
import type { ComparedMonths } from '../../period/compared-months.ts'
import { monthsIn } from '../../period/compared-months.ts'
import type { Basis } from '../kept.ts'

/** Days and those that they are held against. */
export interface ComparedDays {
  now: Period
  earlier: Period
  basis: Basis
}

/** What the parts are added up over. */
export interface FigureQuestion {
  asOf: Day
  /** The month to date, and the last seven days. */
  month: ComparedDays
  week: ComparedDays
  /** The twelve whole months before the present one. */
  year: Period
  /** Those of them that are compared with the same months of the year before. */
  compared: ComparedMonths
  /** Thirty days that ended long enough ago for every waybill of them to have had its 72 hours. */
  service: Period
  /** The runs of ABC whose classes are compared; null where there are no two. */
  runs: RunPair | null
  /** An instant before anything was read. */
  beganAt: Date
  currency: string
  timeZone: string
}

/** Months of the year whose sums are told by the month. */
const PER_MONTH = 12

/** The sums of one customer, by root; what a source does not say is 0. */
const sums = [
  'shipments',
  'revenue_minor',
  'shipments_then',
  'revenue_then_minor',
  'year_revenue_minor',
  'year_pieces',
  'before_revenue_minor',
  'since_revenue_minor',
  'margin_minor',
  'waybills',
  'promised',
  'on_time',
  'delivered_72',
  'complaints',
  'appeals',
  'effective_appeals',
  'breaches',
  'left_a',
  'left_a_minor',
  'new_a',
  'new_a_minor',
  'week_shipments',
  'week_revenue_minor',
  'week_shipments_then',
  'week_revenue_then_minor',
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

const { shipments, revenue_minor: revenue, promised_delivered: promised, on_time: onTime } = waybillSum

function sourcesOf({ month, week, year, compared, service, runs, currency, timeZone }: FigureQuestion): Sql[] {
  const k = sql`k`
  const months = ({ from, to }: Period) => sql`from customer_month m join customer c on c.id = m.customer_id
    where m.month >= ${from}::date and m.month < ${to}::date and m.currency = ${currency}`
  return [
    source(shippedIn(month.now, currency), { shipments, revenue_minor: revenue }),
    ...(month.basis === 'none'
      ? []
      : [source(shippedIn(month.earlier, currency), { shipments_then: shipments, revenue_then_minor: revenue })]),
    source(shippedIn(week.now, currency), { week_shipments: shipments, week_revenue_minor: revenue }),
    ...(week.basis === 'none'
      ? []
      : [source(shippedIn(week.earlier, currency), { week_shipments_then: shipments, week_revenue_then_minor: revenue })]),
    source(months(year), {
      year_revenue_minor: sql`sum(m.revenue_minor)`,
      since_revenue_minor: sql`coalesce(sum(m.revenue_minor) filter (where m.month >= ${compared.since.from}::date), 0)`,
      year_pieces: sql`sum(m.pieces)`,
      margin_minor: sql`sum(m.known_revenue_minor - m.known_cost_minor)`,
    }),
    source(months(compared.before), { before_revenue_minor: sql`sum(m.revenue_minor)` }),
    source(
      sql`from waybill w join customer c on c.id = w.customer_id
        where w.accepted_on >= ${service.from}::date and w.accepted_on < ${service.to}::date and ${counting}`,
      {
        waybills: sql`count(*)`,
        promised,
        on_time: onTime,
        delivered_72: sql`count(*) filter (where w.delivered_at <= w.accepted_at + interval '72 hours')`,
      },
    ),
    source(
      sql`from case_record k join customer c on c.id = k.customer_id
        where k.type = 'complaint' and k.archived_at is null and k.opened_on < ${service.to}::date
          and (k.opened_on >= ${service.from}::date or ${legalDaysEndIn(k, service)})`,
      {
        complaints: sql`count(*) filter (where k.opened_on >= ${service.from}::date)`,
        breaches: sql`count(*) filter (where ${legalDaysEndIn(k, service)} and ${isLegallyBroken(k, timeZone)})`,
      },
    ),
    source(
      sql`from case_record k join customer c on c.id = k.customer_id
        where k.type = 'appeal' and k.archived_at is null and k.opened_on >= ${service.from}::date and k.opened_on < ${service.to}::date`,
      { appeals: sql`count(*)`, effective_appeals: sql`count(*) filter (where k.effective)` },
    ),
    ...(runs === null ? [] : [movesOf(runs, timeZone)]),
  ]
}

/** Who left A, and who came into it, each with what it paid in a month more or less; by the classes that stand. */
function movesOf({ laterId, earlierId }: RunPair, timeZone: string): Sql {
  const byHand = { scheme: 'abc', timeZone }
  const change = sql`(coalesce(a.value, 0) - coalesce(b.value, 0)) / ${PER_MONTH}::int`
  const left = sql`b.class = 'A' and a.class is distinct from 'A'`
  const came = sql`a.class = 'A' and b.class is distinct from 'A'`
  return source(
    sql`from customer c left join ${standingRowsOf(laterId, 'later', byHand)} a on a.customer_id = c.id
      left join ${standingRowsOf(earlierId, 'earlier', byHand)} b on b.customer_id = c.id
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

/** Every sum of every customer, by root: `root_id` and the sums, one row a customer that has any. */
function customerSums(question: FigureQuestion): Sql {
  const all = sourcesOf(question).reduce((left, right) => sql`${left} union all ${right}`)
  return sql`select x.root_id, ${added} from (${all}) x (root_id, ${names}) group by x.root_id`
}

/**
 * Adds everything up anew and puts it in the place of what was kept, in one transaction of its own. By customer first, then by outlet, owner and kind of customer; set-based,
 * over waybills of about three months and the kept months of two years.
 */
export function storeFigures(db: Db, question: FigureQuestion): Promise<number> {
  return db.bulk(async (client) => {
    await client.query('begin')
    await run(
      client,
      sql`
      create temp table manager_work on commit drop as
      select coalesce(c.outlet_id, 0) as outlet_id, coalesce(c.owner_id, 0) as owner_id, ${seasonKind} as kind_id, c.archived_at is null as listed, t.*
      from (${customerSums(question)}) t
      join customer c on c.id = t.root_id ${seasonJoin(sql`c`, question.asOf)}`,
    )
    const { month, week } = question
    if (month.basis === 'month') await run(client, toSeason(monthThen, month))
    if (week.basis === 'month') await run(client, toSeason(weekThen, week))
    await client.query('delete from manager_part')
    const parts = await run(client, writeParts)
    await client.query('delete from manager_customer')
    await run(client, writeCustomers(month))
    await run(client, markCompany)
    await client.query('delete from revenue_change')
    if (month.basis !== 'none') await run(client, writeChanges)
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

/** What customers bring counts whoever they are; those that cost more than they bring are counted as they are listed, without the archived. */
const writeParts = sql`
  insert into manager_part (outlet_id, owner_id, season_kind_id, ${partColumns}, negative_customers, negative_minor)
  select outlet_id, owner_id, kind_id, ${summed}, count(*) filter (where margin_minor < 0 and listed),
    round(coalesce(sum(margin_minor) filter (where margin_minor < 0 and listed), 0) / ${PER_MONTH}::int)
  from manager_work group by outlet_id, owner_id, kind_id`

/** Against no days at all nobody fell or rose. */
const writeCustomers = ({ basis }: ComparedDays) => sql`
  insert into manager_customer (customer_id, outlet_id, owner_id, year_revenue_minor, year_pieces, before_revenue_minor, since_revenue_minor, change_minor, moved_a, moved_a_minor)
  select root_id, outlet_id, owner_id, year_revenue_minor, year_pieces, before_revenue_minor, since_revenue_minor, change, moved, round(left_a_minor + new_a_minor)
  from (
    select w.*, change, moved, row_number() over (cell order by year_revenue_minor desc) as by_revenue, row_number() over (cell order by year_pieces desc) as by_pieces,
      row_number() over (cell order by before_revenue_minor desc) as by_before, row_number() over (cell order by since_revenue_minor desc) as by_since, row_number() over (cell order by change) as by_fall,
      row_number() over (cell order by change desc) as by_rise,
      row_number() over (partition by outlet_id, owner_id, moved order by abs(left_a_minor + new_a_minor) desc) as by_move
    from manager_work w cross join lateral (
      select case when ${basis} = 'none' then 0 else revenue_minor - revenue_then_minor end as change, case when left_a > 0 then -1 when new_a > 0 then 1 else 0 end as moved
    ) d
    window cell as (partition by outlet_id, owner_id)
  ) r
  where by_revenue <= ${STAND_OUTS}::int or by_pieces <= ${STAND_OUTS}::int or by_before <= ${STAND_OUTS}::int
    or by_since <= ${STAND_OUTS}::int or by_fall <= ${STAND_OUTS}::int or by_rise <= ${STAND_OUTS}::int or (moved <> 0 and by_move <= ${STAND_OUTS}::int)`

/** Those that stand out in the whole company. */
const markCompany = sql`
  update manager_customer set of_company = true where customer_id in (select f.customer_id from (${standOutsOf(sql`manager_customer`)}) f)`

const writeChanges = sql`
  insert into revenue_change (customer_id, season_kind_id, shipments, shipments_then, revenue_minor, revenue_then_minor, change_minor)
  select root_id, kind_id, shipments, shipments_then, revenue_minor, revenue_then_minor, revenue_minor - revenue_then_minor
  from manager_work where round(revenue_minor - revenue_then_minor) <> 0`

const writeNegative = sql`
  insert into negative_margin (customer_id, revenue_minor, pieces, margin_minor)
  select root_id, year_revenue_minor, year_pieces, margin_minor from manager_work where margin_minor < 0`

function writePeriod({ asOf, month, week, runs, beganAt, compared }: FigureQuestion): Sql {
  return sql`
    insert into manager_period (id, as_of, then_from, then_to, basis, later_run_id, earlier_run_id, kept_at, week_then_from, week_then_to, week_basis,
      compared_months)
    values (1, ${asOf}::date, ${month.earlier.from}::date, ${month.earlier.to}::date, ${month.basis}, ${runs?.laterId ?? null}::int, ${runs?.earlierId ?? null}::int,
      ${beganAt}::timestamptz, ${week.earlier.from}::date, ${week.earlier.to}::date, ${week.basis}, ${monthsIn(compared.since)}::int)
    on conflict (id) do update set as_of = excluded.as_of, then_from = excluded.then_from, then_to = excluded.then_to, basis = excluded.basis,
      later_run_id = excluded.later_run_id, earlier_run_id = excluded.earlier_run_id, kept_at = excluded.kept_at,
      week_then_from = excluded.week_then_from, week_then_to = excluded.week_then_to, week_basis = excluded.week_basis,
      compared_months = excluded.compared_months`
}

const monthThen = fixedSql(
  'shipments_then = w.shipments_then * f.factor, revenue_then_minor = round(w.revenue_then_minor * f.factor)',
)
const weekThen = fixedSql(
  'week_shipments_then = w.week_shipments_then * f.factor, week_revenue_then_minor = round(w.week_revenue_then_minor * f.factor)',
)

/** The month in which days end. */
const monthOfLast = ({ to }: Period) => monthOf(addDays(to, -1))

/** Multiplies what was shipped and paid then by the season of its kind between the two months, in the place of a year before. */
function toSeason(columns: Sql, { now, earlier }: ComparedDays): Sql {
  return sql`
    update manager_work w set ${columns}
    from (
      select a.season_kind_id as id, a.index / nullif(b.index, 0) as factor
      from season_month a join season_month b on b.season_kind_id = a.season_kind_id and b.month = ${monthOfLast(earlier)}::date
      where a.month = ${monthOfLast(now)}::date
    ) f where f.id = w.kind_id and f.factor is not null`
}

async function run(client: PoolClient, statement: Sql): Promise<number> {
  const result =
    statement.values.length === 0 ? await client.query(statement.text) : await client.query(statement.text, statement.values)
  return result.rowCount ?? 0
}
