import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { rowsOf } from '../../classification/run-rows.ts'
import { openLossOf } from '../../metrics/open-loss.ts'
import type { ReadColumns } from '../../metrics/read-columns.ts'
import { readColumns } from '../../metrics/read-columns.ts'
import { segmentName } from '../../metrics/run-statement.ts'
import { SPANS } from '../../profit/profit.ts'
import type { Keeping, Staying } from '../worth.ts'

const noRun = sql`(select null::int as customer_id, null::float8 as value, null::float8[] as inputs where false)`

/** Reads who earned or cost something this year or within twelve months, or is in a run of lifetime value, as columns: value of the year, profit of twelve months, whether it is lost (1 or 0), whether it is in the list of drops or of sleepers (1 or 0), waybills of twelve months without freight or cost, revenue and cost of the others, value of the run, and so many of its inputs; NaN for what there is not. Who is archived
 * or merged away is left out. */
export function readWorths(client: PoolClient, runId: number | null, inputs: number): Promise<ReadColumns> {
  const own = Array.from({ length: inputs }, (_, place) => sql`coalesce(a.inputs[${place + 1}], 'NaN')::float8`)
  const rest = own.reduce((left, right) => sql`${left}, ${right}`, sql`coalesce(a.value, 'NaN')::float8`)
  return readColumns(
    client,
    sql`
    select c.id, coalesce(y.value_minor, 0)::float8, coalesce(p.profit_minor, 0)::float8, (exists (select ${openLossOf(sql`c.id`)}))::int::float8,
      (exists (select from customer_drop d where d.customer_id = c.id) or exists (select from customer_sleeper z where z.customer_id = c.id))::int::float8,
      coalesce(p.uncosted, 0)::float8, coalesce(p.known_revenue_minor, 0)::float8, coalesce(p.known_cost_minor, 0)::float8, ${rest}
    from customer c left join customer_year_value y on y.customer_id = c.id
      left join customer_profit p on p.customer_id = c.id and p.span = ${SPANS.twelve_months}::int2
      left join ${runId === null ? noRun : rowsOf(runId)} a on a.customer_id = c.id
    where c.id = c.root_id and c.archived_at is null and (y.customer_id is not null or p.customer_id is not null or a.customer_id is not null)
    order by c.id`,
    8 + inputs,
  )
}

const averageRow = z.object({
  segment: z.string(),
  customers: z.number(),
  pieces: z.number(),
  profitMinor: z.number(),
  knownRevenueMinor: z.number(),
  knownCostMinor: z.number(),
  lifetimeMinor: z.number().nullable(),
})

/** Adds up what the customers of each segment that shipped within twelve months earned us, with their lifetime values of a run. Of a customer's pieces the share counts of whose waybills freight and cost are known, since its margin is of those alone. */
export function readSegments(db: Db, runId: number | null): Promise<z.infer<typeof averageRow>[]> {
  return db.rows(
    averageRow,
    sql`
    select ${segmentName} as segment, count(*)::float8 as customers, sum(p.pieces * p.known_waybills::float8 / (p.known_waybills + p.uncosted)) as pieces, sum(p.profit_minor)::float8 as "profitMinor",
      sum(p.known_revenue_minor)::float8 as "knownRevenueMinor", sum(p.known_cost_minor)::float8 as "knownCostMinor",
      sum(a.value)::float8 as "lifetimeMinor"
    from customer_profit p join customer c on c.id = p.customer_id left join ${runId === null ? noRun : rowsOf(runId)} a on a.customer_id = p.customer_id
    where p.span = ${SPANS.twelve_months}::int2 and p.pieces > 0 and p.known_waybills > 0 and c.archived_at is null group by 1`,
  )
}

const prospectRow = z.object({ id: z.number(), segment: z.string(), piecesMonth: z.number() })

/** Lists the prospects that say how much they send a month, by their latest open opportunity. */
export function listStatedProspects(db: Db): Promise<z.infer<typeof prospectRow>[]> {
  return db.rows(
    prospectRow,
    sql`
    select distinct on (c.id) c.id, ${segmentName} as segment, o.pieces_month as "piecesMonth"
    from opportunity o join customer m on m.id = o.customer_id join customer c on c.id = m.root_id
    where c.lifecycle = 'potential' and c.archived_at is null and o.closed_at is null and o.pieces_month is not null order by c.id, o.id desc`,
  )
}

/** What is kept of one customer. */
export interface WorthRow {
  customerId: number
  yearMinor: number
  twelveMinor: number
  lifetimeMinor: number | null
  /** What the lifetime value is expected to leave; null where it is not known. */
  lifetimeProfitMinor: number | null
  /** Revenue of the last three months of the run beside the customer's own usual, and whether that is so little that it is pointed out; null where nothing is usual of it. */
  recentMinor: number | null
  usualMinor: number | null
  fell: boolean
  alive: number | null
  frequency: number | null
  expected: number | null
  staying: Staying
  atRiskMinor: number
  keeping: Keeping
  piecesMonth: number | null
  segment: string | null
  segmentCustomers: number | null
  /** From the first shipment that the run saw to its end; null without a run. */
  knownDays: number | null
  /** Waybills of twelve months of which freight or cost is not known. */
  uncosted: number
}

/** What all of it was worked out by. */
export interface WorthBasis {
  asOf: Day
  yearFrom: Day
  twelveFrom: Day
  runId: number | null
  horizonDays: number | null
  measure: string | null
}

const CHUNK = 20_000

/** Puts what every customer is worth in the place of what was kept, in one transaction, so many at a time. Of two rows of one customer the first is kept. */
export async function storeWorths(client: PoolClient, rows: Iterable<WorthRow>, basis: WorthBasis): Promise<number> {
  await client.query('begin')
  await client.query('delete from customer_worth')
  let stored = 0
  for (const chunk of chunksOf(rows, CHUNK)) stored += await insertWorths(client, chunk)
  await run(
    client,
    sql`
    insert into worth_period (id, as_of, year_from, twelve_from, run_id, horizon_days, measure)
    values (1, ${basis.asOf}::date, ${basis.yearFrom}::date, ${basis.twelveFrom}::date, ${basis.runId}::int, ${basis.horizonDays}::int, ${basis.measure})
    on conflict (id) do update set as_of = excluded.as_of, year_from = excluded.year_from, twelve_from = excluded.twelve_from, run_id = excluded.run_id,
      horizon_days = excluded.horizon_days, measure = excluded.measure`,
  )
  await client.query('commit')
  await client.query('analyze customer_worth')
  return stored
}

function insertWorths(client: PoolClient, rows: readonly WorthRow[]): Promise<number> {
  const list = <Value>(of: (row: WorthRow) => Value) => rows.map(of)
  return run(
    client,
    sql`
    insert into customer_worth (customer_id, potential, year_minor, twelve_minor, lifetime_minor, p_alive, frequency, expected_shipments, staying, at_risk_minor, keeping,
      pieces_month, segment, segment_customers, known_days, uncosted, lifetime_profit_minor, recent_minor, usual_minor, fell)
    select x.id, x.pieces is not null, x.year, x.twelve, x.lifetime, x.alive, x.frequency, x.expected, x.staying, x.risk, x.keeping, x.pieces, x.segment, x.of, x.known, x.uncosted,
      x.profit, x.recent, x.usual, x.fell
    from unnest(${list((row) => row.customerId)}::int[], ${list((row) => row.yearMinor)}::int8[], ${list((row) => row.twelveMinor)}::int8[],
      ${list((row) => row.lifetimeMinor)}::int8[], ${list((row) => row.alive)}::float8[], ${list((row) => row.frequency)}::int[],
      ${list((row) => row.expected)}::float8[], ${list((row) => row.staying)}::text[], ${list((row) => row.atRiskMinor)}::int8[],
      ${list((row) => row.keeping)}::text[], ${list((row) => row.piecesMonth)}::int[], ${list((row) => row.segment)}::text[],
      ${list((row) => row.segmentCustomers)}::int[], ${list((row) => row.knownDays)}::int[], ${list((row) => row.uncosted)}::int[],
      ${list((row) => row.lifetimeProfitMinor)}::int8[], ${list((row) => row.recentMinor)}::int8[], ${list((row) => row.usualMinor)}::int8[], ${list((row) => row.fell)}::bool[])
      x (id, year, twelve, lifetime, alive, frequency, expected, staying, risk, keeping, pieces, segment, of, known, uncosted, profit, recent, usual, fell)
    on conflict (customer_id) do nothing`,
  )
}

async function run(client: PoolClient, statement: Sql): Promise<number> {
  return (await client.query(statement.text, statement.values)).rowCount ?? 0
}

function* chunksOf<Row>(rows: Iterable<Row>, size: number): Generator<Row[]> {
  let chunk: Row[] = []
  for (const row of rows) {
    chunk.push(row)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
