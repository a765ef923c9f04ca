import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { join, sql } from '#lib/platform/db/sql'
import { counting } from '#lib/records/waybills/columns'
import type { Window } from '../../metrics/evidence.ts'
import { seasonJoin, seasonKind } from '../../metrics/season-sql.ts'
import type { DropCause } from '../drop.ts'

// What the list of drops is worked out from, and its storing. The list as readers have it stands in the repository above.

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
