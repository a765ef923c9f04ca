import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { join, sql } from '#lib/platform/db/sql'
import { customerSinceOrEntry } from '#lib/records/customers/customer-since'
import { publishStanding } from '#lib/records/customers/standing'
import { monthRows } from '../metrics/month-rows.ts'
import { walletShare } from '../metrics/stated-value-sql.ts'

const factsRow = z.object({
  months: z.array(z.object({ month: z.string(), shipments: z.number() })),
  since: z.string(),
  loyaltyClass: z.string().nullable(),
  walletShare: z.number().nullable(),
})
export type FactsRow = z.infer<typeof factsRow>

/** Since when a customer `c` is one, its class of loyalty in its standing `s`, and the share of wallet that was noted. */
const stated = (timeZone: string) => sql`
  ${customerSinceOrEntry(timeZone)}::text as since, s.loyalty_class as "loyaltyClass", ${walletShare} as "walletShare"`

/** Reads what the gates of the lifecycle ask of a customer, with those merged into it: the months of a stretch with shipments, since when it is a customer (the day of creation
 * where it never shipped and nothing is stated), its class of loyalty, and the share of wallet that was noted, as 0 to 1. */
export async function readLifecycleFacts(
  db: Db,
  rootId: number,
  { from, to, timeZone }: { from: Day; to: Day; timeZone: string },
): Promise<FactsRow> {
  const members = sql`select m.id from customer m where m.root_id = ${rootId}`
  const row = await db.row(
    factsRow,
    sql`
    select ${stated(timeZone)},
      coalesce((
        select jsonb_agg(jsonb_build_object('month', x.month, 'shipments', x.shipments)) from (
          select r.month::text as month, sum(r.shipments)::float8 as shipments
          from (${monthRows({ from, to }, ['shipments'], sql`is not null`, members)}) r group by r.month) x), '[]') as months
    from customer c left join customer_standing s on s.customer_id = c.id where c.id = ${rootId}`,
  )
  return factsRow.parse(row)
}

const shipperRow = factsRow.omit({ months: true }).extend({ id: z.int(), shipments: z.array(z.number()) })

interface IdRange {
  from: number
  to: number
}

/** Reads the same of the customers of a range of ids that shipped in a stretch, with their shipments of each of its months in order. Nobody archived or merged away is among them. */
export function readShippersFacts(
  db: Db,
  ids: IdRange,
  { from, to, months, timeZone }: { from: Day; to: Day; months: readonly Day[]; timeZone: string },
): Promise<z.infer<typeof shipperRow>[]> {
  const members = sql`select m.id from customer m where m.root_id >= ${ids.from} and m.root_id < ${ids.to}`
  const counts = months.map((month) => sql`coalesce(sum(r.shipments) filter (where r.month = ${month}::date), 0)::float8`)
  return db.rows(
    shipperRow,
    sql`
    select x.root_id as id, x.shipments, ${stated(timeZone)}
    from (
      select m.root_id, array[${join(counts)}] as shipments
      from (${monthRows({ from, to }, ['shipments'], sql`is not null`, members)}) r join customer m on m.id = r.customer_id
      group by m.root_id
    ) x join customer c on c.id = x.root_id join customer_standing s on s.customer_id = c.id and s.listed`,
  )
}

/** Reads the same of some customers, whether they shipped in the stretch or not. */
export function readFactsOf(
  db: Db,
  rootIds: readonly number[],
  { from, to, months, timeZone }: { from: Day; to: Day; months: readonly Day[]; timeZone: string },
): Promise<z.infer<typeof shipperRow>[]> {
  const members = sql`select m.id from customer m where m.root_id = any(${[...rootIds]}::int[])`
  const counts = months.map((month) => sql`coalesce(sum(r.shipments) filter (where r.month = ${month}::date), 0)::float8`)
  return db.rows(
    shipperRow,
    sql`
    select c.id, array[${join(counts)}] as shipments, ${stated(timeZone)}
    from customer c join customer_standing s on s.customer_id = c.id join customer x on x.root_id = c.id
    left join (${monthRows({ from, to }, ['shipments'], sql`is not null`, members)}) r on r.customer_id = x.id
    where c.id = any(${[...rootIds]}::int[]) group by c.id, s.customer_id`,
  )
}

/** Publishes which gates the customers of a range of ids meet; those that are not named meet none. Answers of how many that is new. */
export function publishGates(
  db: Db,
  ids: IdRange,
  met: readonly { id: number; regular: boolean; loyal: boolean }[],
): Promise<number> {
  const column = <Value>(of: (one: (typeof met)[number]) => Value) => met.map(of)
  return db.bulk((client) =>
    publishStanding(client, {
      columns: ['meets_regular', 'meets_loyal'],
      from: sql`
        select s.customer_id, coalesce(x.regular, false) as meets_regular, coalesce(x.loyal, false) as meets_loyal
        from customer_standing s left join unnest(${column(({ id }) => id)}::int[], ${column(({ regular }) => regular)}::boolean[],
          ${column(({ loyal }) => loyal)}::boolean[]) x (id, regular, loyal) on x.id = s.customer_id
        where s.customer_id >= ${ids.from} and s.customer_id < ${ids.to}`,
    }),
  )
}

/** Answers the highest id of a customer; 0 without any. */
export async function highestCustomer(db: Db): Promise<number> {
  const row = await db.row(z.object({ last: z.number() }), sql`select coalesce(max(id), 0) as last from customer`)
  return row?.last ?? 0
}
