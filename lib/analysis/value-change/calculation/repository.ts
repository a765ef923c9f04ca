import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { rowsOf } from '../../classification/run-rows.ts'
import { knownColumns, valuePartColumns } from '../../metrics/value-columns.ts'
import { VALUE_PARTS } from '../../metrics/value-parts.ts'
import { SPANS } from '../../profit/profit.ts'
import type { Driver, Year } from '../value-change.ts'

const year = z.object({ shipments: z.number(), ...valuePartColumns, ...knownColumns })

const candidateRow = z.object({
  id: z.number(),
  now: year,
  before: year,
  classNow: z.string().nullable(),
  classThen: z.string().nullable(),
  wasWhole: z.boolean(),
})

/** The parts of one stretch as an object; zeros where there is no row. */
const yearOf = (of: string): Sql => {
  const named = {
    shipments: 'shipments',
    knownRevenueMinor: 'known_revenue_minor',
    knownCostMinor: 'known_cost_minor',
    uncosted: 'uncosted',
  }
  const all = [...Object.entries(named), ...VALUE_PARTS.map((name) => [`${name}Minor`, `${name}_minor`])]
  return fixedSql(`jsonb_build_object(${all.map(([key, column]) => `'${key}', coalesce(${of}.${column}, 0)`).join(', ')})`)
}

const noRun = sql`(select null::int as customer_id, null::text as class where false)`

export interface CandidatesQuestion {
  ids: { from: number; to: number }
  leastMinor: number
  /** The day before which whoever shipped was a customer through all of the earlier stretch. */
  wholeFrom: Day
  /** The run of ABC by which classes then are told; null without one. */
  runThen: number | null
}

/** Reads the customers in a range of ids whose profit of twelve months differs by so much from that of three months before. Who is archived or merged away is left out. */
export function readCandidates(
  db: Db,
  { ids, leastMinor, wholeFrom, runThen }: CandidatesQuestion,
): Promise<z.infer<typeof candidateRow>[]> {
  return db.rows(
    candidateRow,
    sql`
    select x.id, x.now, x.before, s.abc_class as "classNow", a.class as "classThen", exists (
        select from customer m join customer_month h on h.customer_id = m.id where m.root_id = x.id and h.month < ${wholeFrom}::date and h.shipments > 0
      ) as "wasWhole"
    from (
      select c.id, ${yearOf('n')} as now, ${yearOf('t')} as before
      from customer c left join customer_profit n on n.customer_id = c.id and n.span = ${SPANS.twelve_months}::int2
        left join customer_profit t on t.customer_id = c.id and t.span = ${SPANS.twelve_before}::int2
      where c.id >= ${ids.from} and c.id < ${ids.to} and c.archived_at is null and c.id = c.root_id
        and coalesce(n.profit_minor, 0) <> coalesce(t.profit_minor, 0) and abs(coalesce(n.profit_minor, 0) - coalesce(t.profit_minor, 0)) >= ${leastMinor}
    ) x join customer_standing s on s.customer_id = x.id left join ${runThen === null ? noRun : rowsOf(runThen)} a on a.customer_id = x.id
    order by x.id`,
  )
}

const idRow = z.object({ id: z.number().nullable() })

export async function highestCustomerId(db: Db): Promise<number> {
  return (await db.row(idRow, sql`select max(id) as id from customer`))?.id ?? 0
}

/** Finds the latest kept run of ABC that shows how classes stood on a day; null without one. */
export async function findClassesThen(db: Db, currency: string, day: Day): Promise<number | null> {
  const row = await db.row(
    idRow,
    sql`
    select r.id from analysis_run r
    where r.scheme = 'abc' and r.currency = ${currency} and r.status = 'done' and r.published and r.rows_kept and r.as_of <= ${day}::date
    order by r.as_of desc, r.id desc limit 1`,
  )
  return row?.id ?? null
}

export interface ChangeRow {
  customerId: number
  fell: boolean
  nowMinor: number
  thenMinor: number
  classNow: string | null
  classThen: string | null
  figures: { now: Year; before: Year }
  driver: Driver
}

/** Puts the list in the place of the one before, in the running transaction; who was in it already, and goes the same way, keeps the day since when. */
export async function storeChanges(db: Db, days: { asOf: Day; thenOn: Day }, rows: readonly ChangeRow[]): Promise<void> {
  const list = <Value>(of: (row: ChangeRow) => Value) => rows.map(of)
  await db.execute(
    sql`delete from customer_value_change where customer_id <> all(${list(({ customerId }) => customerId)}::int[])`,
  )
  await db.execute(sql`
    insert into customer_value_change (customer_id, as_of, then_on, since, fell, now_minor, then_minor, change_minor, class_now, class_then, figures, driver)
    select x.id, ${days.asOf}::date, ${days.thenOn}::date, ${days.asOf}::date, x.fell, x.now, x.before, x.now - x.before, x.class_now, x.class_then, x.figures, x.driver
    from unnest(${list(({ customerId }) => customerId)}::int[], ${list(({ fell }) => fell)}::bool[], ${list(({ nowMinor }) => nowMinor)}::int8[],
      ${list(({ thenMinor }) => thenMinor)}::int8[], ${list(({ classNow }) => classNow)}::text[], ${list(({ classThen }) => classThen)}::text[],
      ${list(({ figures }) => JSON.stringify(figures))}::jsonb[], ${list(({ driver }) => driver)}::text[])
      x (id, fell, now, before, class_now, class_then, figures, driver)
    on conflict (customer_id) do update set as_of = excluded.as_of, then_on = excluded.then_on, fell = excluded.fell, now_minor = excluded.now_minor,
      then_minor = excluded.then_minor, change_minor = excluded.change_minor, class_now = excluded.class_now, class_then = excluded.class_then,
      figures = excluded.figures, driver = excluded.driver,
      since = case when customer_value_change.fell = excluded.fell then customer_value_change.since else excluded.since end`)
}
