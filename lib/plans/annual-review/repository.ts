import { z } from 'zod'
import { monthRows } from '#lib/analysis/metrics/month-rows'
import { notesWithin, refreshIfLittle } from '#lib/analysis/metrics/refresh'
import type { RunAnswer } from '#lib/analysis/metrics/run-columns'
import { readRunColumns } from '#lib/analysis/metrics/run-columns'
import type { Day } from '#lib/core/day'
import type { Period, ResolvedPeriod } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'

// What a workbook is worked out from.

/** Reads what every customer brought and sent in a year, in one snapshot, and whether the kept sums behind it were up to date. */
export async function readYear(
  db: Db,
  { period, currency }: { period: ResolvedPeriod; currency: string },
): Promise<RunAnswer & { upToDate: boolean }> {
  await refreshIfLittle(db)
  return db.bulk(async (client) => {
    await client.query('begin transaction isolation level repeatable read read only')
    const noted = sql`select ${notesWithin(period)} as noted`
    const notes = await client.query<{ noted: boolean }>(noted.text, noted.values)
    const metrics = ['revenueMinor', 'shipments', 'unpriced', 'heldByOutlet'] as const
    const answer = await readRunColumns(client, { period, currency, membership: 'waybill_in_period', metrics })
    await client.query('commit')
    return { ...answer, upToDate: notes.rows[0]?.noted === false }
  })
}

const sentRow = z.object({ id: z.number(), revenueMinor: z.number(), shipments: z.number() })

/** Adds up what some customers, with those merged into them, brought and sent in some days; who sent nothing has no row. */
export function listSent(
  db: Db,
  rootIds: readonly number[],
  period: Period,
  currency: string,
): Promise<z.infer<typeof sentRow>[]> {
  const members = sql`select m.id from customer m where m.root_id = any(${[...rootIds]}::int[])`
  return db.rows(
    sentRow,
    sql`
    select c.root_id as id, sum(r.revenue_minor)::float8 as "revenueMinor", sum(r.shipments)::float8 as shipments
    from (${monthRows(period, ['revenue_minor', 'shipments'], sql`= ${currency}`, members)}) r
    join customer c on c.id = r.customer_id group by c.root_id`,
  )
}

const complainedRow = z.object({
  id: z.number(),
  complaints: z.number(),
  open: z.number(),
  compensationMinor: z.number(),
  lastOn: z.string(),
})
export type ComplainedRow = z.infer<typeof complainedRow>

const isComplaint = sql`k.type = 'complaint' and k.archived_at is null`
const within = ({ from, to }: Period) => sql`k.opened_on >= ${from}::date and k.opened_on < ${to}::date`

/** Lists the customers that are neither archived nor merged away with at least so many complaints opened in some days, those with most first. Compensation is of their complaints and claims
 * opened in these days. */
export function listComplained(db: Db, period: Period, currency: string, atLeast: number): Promise<ComplainedRow[]> {
  return db.rows(
    complainedRow,
    sql`
    select c.root_id as id, (count(*) filter (where ${isComplaint}))::float8 as complaints,
      (count(*) filter (where ${isComplaint} and k.resolved_at is null))::float8 as open,
      coalesce(sum(k.compensation_minor) filter (where k.currency = ${currency}), 0)::float8 as "compensationMinor",
      (max(k.opened_on) filter (where ${isComplaint}))::text as "lastOn"
    from case_record k join customer c on c.id = k.customer_id join customer_standing s on s.customer_id = c.root_id and s.listed
    where k.type in ('complaint', 'claim') and k.archived_at is null and ${within(period)}
    group by c.root_id having count(*) filter (where ${isComplaint}) >= ${atLeast}
    order by complaints desc, c.root_id`,
  )
}

/** Counts the complaints of some customers, with those merged into them, opened in some days; who had none has no row. */
export function listComplaints(
  db: Db,
  rootIds: readonly number[],
  period: Period,
): Promise<{ id: number; complaints: number }[]> {
  return db.rows(
    z.object({ id: z.number(), complaints: z.number() }),
    sql`
    select c.root_id as id, count(*)::float8 as complaints from customer c join case_record k on k.customer_id = c.id
    where c.root_id = any(${[...rootIds]}::int[]) and ${isComplaint} and ${within(period)} group by c.root_id`,
  )
}

const causesRow = z.object({
  id: z.number(),
  categories: z.array(z.object({ category: z.string().nullable(), complaints: z.number() })),
  rootCauses: z.array(z.string()),
})

/** Lists what some customers complained about in some days, by falling number, and the causes that were found. */
export function listCauses(db: Db, rootIds: readonly number[], period: Period): Promise<z.infer<typeof causesRow>[]> {
  return db.rows(
    causesRow,
    sql`
    with k as (
      select c.root_id, k.category, k.root_cause from customer c join case_record k on k.customer_id = c.id
      where c.root_id = any(${[...rootIds]}::int[]) and ${isComplaint} and ${within(period)})
    select x.root_id as id, jsonb_agg(jsonb_build_object('category', x.category, 'complaints', x.complaints) order by x.complaints desc, x.category) as categories,
      coalesce((select jsonb_agg(distinct y.root_cause) from k y where y.root_id = x.root_id and y.root_cause is not null), '[]') as "rootCauses"
    from (select k.root_id, k.category, count(*) as complaints from k group by k.root_id, k.category) x group by x.root_id`,
  )
}

const stateRow = z.object({
  id: z.number(),
  lifecycle: z.string(),
  step: z.string().nullable(),
  touches: z.number(),
  lastTouchOn: z.string().nullable(),
  lastShippingOn: z.string().nullable(),
})

const member = sql`select m.id from customer m where m.root_id = c.id`

/** In SQL, the last shipping day before a day of a customer `c` with those merged into it. */
const lastShippedBefore = (day: Day) => sql`(
  select max(w.accepted_on) from (${member}) m cross join lateral (
    select w.accepted_on from waybill w where w.customer_id = m.id and w.accepted_on < ${day}::date and w.status <> 'cancelled' and w.pieces > 0
    order by w.accepted_on desc limit 1) w)`

/** Reads how some customers stand: their latest opportunity, the touches in some days, the last of all, and the last shipping day before `period.to`. */
export function listStates(
  db: Db,
  rootIds: readonly number[],
  period: Period,
  timeZone: string,
): Promise<z.infer<typeof stateRow>[]> {
  const instant = (day: Day) => sql`(${day}::timestamp at time zone ${timeZone})`
  return db.rows(
    stateRow,
    sql`
    select c.id, c.lifecycle, o.step, coalesce(t.touches, 0)::float8 as touches, (t.last at time zone ${timeZone})::date::text as "lastTouchOn",
      ${lastShippedBefore(period.to)}::text as "lastShippingOn"
    from customer c
    left join lateral (select o.step from opportunity o where o.customer_id in (${member}) order by o.id desc limit 1) o on true
    left join lateral (
      select count(*) filter (where i.occurred_at >= ${instant(period.from)}) as touches, max(i.occurred_at) as last from interaction i
      where i.customer_id in (${member}) and i.archived_at is null and i.occurred_at < ${instant(period.to)}) t on true
    where c.id = any(${[...rootIds]}::int[])`,
  )
}

/** Reads the last shipping day of some customers before a day. */
export function listLastShipping(
  db: Db,
  rootIds: readonly number[],
  before: Day,
): Promise<Pick<z.infer<typeof stateRow>, 'id' | 'lastShippingOn'>[]> {
  return db.rows(
    stateRow.pick({ id: true, lastShippingOn: true }),
    sql`select c.id, ${lastShippedBefore(before)}::text as "lastShippingOn" from customer c where c.id = any(${[...rootIds]}::int[])`,
  )
}
