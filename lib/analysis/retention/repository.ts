import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { heldWithin } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { beganOf } from '../metrics/began.ts'
import { firstShippedMonth } from '../metrics/covered.ts'
import { rootMonthRows } from '../metrics/month-rows.ts'
import { readColumns } from '../metrics/read-columns.ts'
import { segmentName } from '../metrics/run-statement.ts'
import type { AbcClass } from '../schemes/abc.ts'
import { START_MONTHS } from './start-class.ts'
import { storeStayers } from './stayers/repository.ts'

export interface KeepQuestion {
  /** Whole months of the year before, and the same of the last one. */
  before: Period
  since: Period
  /** The first day after the months, the running one among them, whose customers are told of. */
  seenTo: Day
  currency: string
  /** Whoever last shipped before it is lost … */
  lostBefore: Day
  /** … and the first day of its month, the end of watching how long customers stay. */
  watchedTo: Day
  lostAfterDays: number
  /** The classes of what customers brought in their first months, in minor units, in the same order. */
  classify: (revenues: Float64Array) => AbcClass[]
  /** Keeps what revenue then and since leaves out, of the customers whose ids a select names. */
  storeLeftOut: (client: PoolClient, of: Sql) => Promise<void>
}

/** Works out anew how long customers stayed and what those of the year before brought since, and puts it in the place of what was kept, in one transaction: set-based, over kept months. Answers of how many customers. */
export function storeRetention(db: Db, question: KeepQuestion): Promise<number> {
  const { before, since, seenTo, currency, lostBefore, watchedTo, lostAfterDays } = question
  const within = ({ from, to: end }: Period) => sql`r.month >= ${from}::date and r.month < ${end}::date`
  const revenue = (period: Period) =>
    sql`coalesce(sum(r.revenue_minor) filter (where ${within(period)} and r.currency = ${currency}), 0)`
  const shipped = (period: Period) => sql`coalesce(bool_or(r.shipments > 0 and ${within(period)}), false)`
  const monthsTo = (later: Sql) =>
    sql`((extract(year from ${later}) - extract(year from f.born)) * 12 + extract(month from ${later}) - extract(month from f.born))::int`
  const months = sql`case when f.lost then ${monthsTo(sql`f.last`)} + 1 else greatest(0, ${monthsTo(sql`${watchedTo}::date`)}) end`
  const entry = sql`greatest(0, ${monthsTo(sql`f.records_from`)})`
  return db.bulk(async (client) => {
    const run = runOn(client)
    await client.query('begin')
    const customers = await run(sql`
      create temp table retention_work on commit drop as
      select f.id, coalesce(s.outlet_id, 0) as outlet_id, coalesce(s.owner_id, 0) as owner_id, c.kind, ${segmentName} as segment, coalesce(s.last_shipping_on < ${watchedTo}::date, true) as lost, coalesce(s.last_shipping_on < ${lostBefore}::date, true) as past_threshold,
        f.first, f.last, f.shipped_then, f.shipped_now, f.revenue_then, f.revenue_now, k.records_from, b.began <> 'unknown' as known,
        case b.began when 'before' then m.since else f.first end as born
      from (
        select r.customer_id as id, min(r.month) filter (where r.shipments > 0) as first, max(r.month) filter (where r.shipments > 0) as last,
          ${shipped(before)} as shipped_then, ${shipped(since)} as shipped_now, ${revenue(before)} as revenue_then, ${revenue(since)} as revenue_now
        from (${rootMonthRows({ from: null, to: seenTo }, ['shipments', 'revenue_minor'], sql`is not null`)}) r group by r.customer_id) f
      join customer_standing s on s.customer_id = f.id and s.listed join customer c on c.id = f.id
      cross join (select (${firstShippedMonth}) as records_from) k
      left join (select m.root_id, date_trunc('month', min(m.customer_since))::date as since from customer m where m.customer_since is not null group by 1) m on m.root_id = f.id
      cross join lateral (select ${beganOf(sql`m.since`, sql`f.first`, sql`k.records_from`)} as began) b
      where f.first is not null`)
    await client.query('delete from survival_part')
    await run(sql`
      insert into survival_part (outlet_id, owner_id, kind, known, entry, months, lost, past_threshold, customers)
      select f.outlet_id, f.owner_id, f.kind, f.known, ${entry}, ${months}, f.lost, f.past_threshold, count(*)
      from retention_work f group by 1, 2, 3, 4, 5, 6, 7, 8`)
    const classed = await storeGroups(client, question, { entry, months })
    await storeStayers(client, { entry, months, ...classed })
    await client.query('delete from retention_part')
    await run(sql`
      insert into retention_part (outlet_id, owner_id, kind, customers_then, customers_kept, revenue_then_minor, revenue_kept_minor, revenue_now_minor)
      select f.outlet_id, f.owner_id, f.kind, count(*), count(*) filter (where f.shipped_now),
        coalesce(sum(f.revenue_then) filter (where f.revenue_then > 0), 0),
        coalesce(sum(least(greatest(f.revenue_now, 0), f.revenue_then)) filter (where f.revenue_then > 0), 0),
        coalesce(sum(f.revenue_now) filter (where f.revenue_then > 0), 0)
      from retention_work f where f.shipped_then group by 1, 2, 3`)
    await question.storeLeftOut(client, sql`select f.id from retention_work f where f.shipped_then`)
    await run(sql`
      insert into retention_period (id, from_on, then_to_on, middle_on, to_on, lost_after_days, watched_to_on)
      values (1, ${before.from}::date, ${before.to}::date, ${since.from}::date, ${since.to}::date, ${lostAfterDays}::int, ${watchedTo}::date)
      on conflict (id) do update set from_on = excluded.from_on, then_to_on = excluded.then_to_on, middle_on = excluded.middle_on, to_on = excluded.to_on,
        lost_after_days = excluded.lost_after_days, watched_to_on = excluded.watched_to_on`)
    await client.query('commit')
    return customers
  })
}

const runOn = (client: PoolClient) => async (statement: Sql) =>
  (await client.query(statement.text, statement.values)).rowCount ?? 0

/**
 * Keeps the same, of those that were watched, by segment, and by class those whose first months the records hold and that stayed longer than these: who left within them has no class that leaving did not make. Watched for longer means a
 * shipment after them too: whoever was silent since is lost, for watching ends where the threshold lies. Answers, in SQL, the class of a customer `f` of the work; null without one.
 */
async function storeGroups(
  client: PoolClient,
  { since: { to }, currency, classify }: KeepQuestion,
  { entry, months }: { entry: Sql; months: Sql },
): Promise<{ startClass: Sql }> {
  const run = runOn(client)
  await client.query('delete from survival_group')
  await run(sql`
    insert into survival_group (dimension, outlet_id, owner_id, name, entry, months, lost, customers)
    select 'segment', f.outlet_id, f.owner_id, f.segment, ${entry}, ${months}, f.lost, count(*) from retention_work f where f.known and ${months} > ${entry} group by 2, 3, 4, 5, 6, 7`)
  await run(sql`
    create temp table retention_start on commit drop as
    select f.id, coalesce(sum(r.revenue_minor), 0) as revenue from retention_work f
    left join (${rootMonthRows({ from: null, to }, ['revenue_minor'], sql`= ${currency}`)}) r
      on r.customer_id = f.id and r.month >= f.first and r.month < f.first + make_interval(months => ${START_MONTHS}::int)
    where f.known and ${entry} = 0 and ${months} > ${START_MONTHS}::int group by f.id`)
  const { ids, values } = await readColumns(client, sql`select s.id::int4, s.revenue::float8 from retention_start s`, 1)
  const classes = classify(values[0] ?? new Float64Array())
  const idsOf = (name: AbcClass) => sql`f.id = any(${[...ids.filter((_, place) => classes[place] === name)]}::int[])`
  const startClass = sql`case when ${idsOf('A')} then 'A' when ${idsOf('B')} then 'B' else 'C' end`
  await run(sql`
    insert into survival_group (dimension, outlet_id, owner_id, name, entry, months, lost, customers)
    select 'class', f.outlet_id, f.owner_id, ${startClass}, 0, ${months}, f.lost, count(*)
    from retention_work f join retention_start s on s.id = f.id group by 2, 3, 4, 6, 7`)
  return { startClass: sql`case when f.id in (select s.id from retention_start s) then ${startClass} end` }
}

const periodRow = z.object({
  /** The months of the year before, [from, thenTo), and the last ones, [middle, to): the same months of two years. */
  ...{ from: z.string(), thenTo: z.string(), middle: z.string(), to: z.string() },
  lostAfterDays: z.number(),
  /** The day after the months in which customers can be seen to leave. */
  watchedTo: z.string(),
})
export type RetentionPeriodRow = z.infer<typeof periodRow>

/** Answers over which months it was worked out; null while it was not. */
export function findRetentionPeriod(db: Db): Promise<RetentionPeriodRow | null> {
  return db.row(
    periodRow,
    sql`
    select from_on::text as "from", then_to_on::text as "thenTo", middle_on::text as middle, to_on::text as "to", lost_after_days as "lostAfterDays", watched_to_on::text as "watchedTo" from retention_period`,
  )
}

/** Whose parts are added up: those within a scope, and of some outlets only. */
export interface PartsQuestion {
  scope: Scope
  outletIds: readonly number[] | undefined
}

const ofParts = ({ scope, outletIds }: PartsQuestion): Sql => {
  const within = heldWithin(scope, sql`p.owner_id`, sql`p.outlet_id`)
  return outletIds === undefined ? within : sql`${within} and p.outlet_id = any(${[...outletIds]}::int[])`
}

const stayRow = z.object({
  kind: z.string(),
  known: z.boolean(),
  entry: z.number(),
  months: z.number(),
  lost: z.boolean(),
  pastThreshold: z.boolean(),
  customers: z.number(),
})
export type StayRow = z.infer<typeof stayRow>

/** Adds up by kind how long customers stayed, those of whom it is not known since when they are customers, and those that came after watching ended, among them. */
export function listStays(db: Db, question: PartsQuestion): Promise<StayRow[]> {
  return db.rows(
    stayRow,
    sql`
    select p.kind, p.known, p.entry, p.months, p.lost, p.past_threshold as "pastThreshold", sum(p.customers)::float8 as customers from survival_part p
    where ${ofParts(question)} group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`,
  )
}

const keptRow = z.object({
  kind: z.string(),
  customersThen: z.number(),
  customersKept: z.number(),
  revenueThenMinor: z.number(),
  revenueKeptMinor: z.number(),
  revenueNowMinor: z.number(),
})
export type KeptRow = z.infer<typeof keptRow>

/** Adds up by kind what the customers of the year before brought then and since, the largest first. */
export function listKept(db: Db, question: PartsQuestion): Promise<KeptRow[]> {
  return db.rows(
    keptRow,
    sql`
    select p.kind, sum(p.customers_then)::float8 as "customersThen", sum(p.customers_kept)::float8 as "customersKept",
      sum(p.revenue_then_minor)::float8 as "revenueThenMinor", sum(p.revenue_kept_minor)::float8 as "revenueKeptMinor",
      sum(p.revenue_now_minor)::float8 as "revenueNowMinor"
    from retention_part p where ${ofParts(question)} group by 1 order by 4 desc, 1`,
  )
}
