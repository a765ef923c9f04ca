import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { counting } from '#lib/records/waybills/columns'
import { rowsOf } from '../../classification/run-rows.ts'
import { EVIDENCE_DAYS, LEAST_PRICED } from '../../drop/drop.ts'
import { broughtUntil } from '../../metrics/brought.ts'
import { seasonJoin, seasonKind } from '../../metrics/season-sql.ts'
import type { SleeperWorth } from '../sleeper.ts'
import { BEFORE_DAYS, REMEMBERED_DAYS, SLEEPER_LEVELS } from '../sleeper.ts'

// What the list of sleepers is worked out from, and its storing. The list as readers have it stands in the repository above.

const sleeperRow = z.object({
  id: z.number(),
  level: z.number(),
  lastShippingOn: z.string(),
  shipments: z.number(),
  revenueMinor: z.number(),
  marginMinor: z.number().nullable(),
  uncosted: z.number(),
  excluded: z.record(z.string(), z.number()),
  lifetimeMinor: z.number().nullable(),
})
export type SleeperRow = z.infer<typeof sleeperRow>

export interface SleepersQuestion {
  ids: { from: number; to: number }
  /** Whoever shipped last before this day is lost, and in another list. */
  lostBefore: Day
  currency: string
  /** The run of lifetime value whose rows are read; null for none. */
  lifetimeRunId: number | null
}

/** Lists the customers in a range of ids whose class of dormancy, as it stands, is one of the three, with what the twelve months up to their last shipment brought; not those that are lost by the threshold or because
 * somebody said so. */
export function readSleepers(db: Db, { ids, lostBefore, currency, lifetimeRunId }: SleepersQuestion): Promise<SleeperRow[]> {
  const lifetime: Sql =
    lifetimeRunId === null
      ? sql`null::float8`
      : sql`(select round(nullif(z.value, 'NaN'))::float8 from ${rowsOf(lifetimeRunId)} z where z.customer_id = s.customer_id)`
  return db.rows(
    sleeperRow,
    sql`
    select s.customer_id as id, x.level, s.last_shipping_on::text as "lastShippingOn", b.shipments, b.revenue as "revenueMinor",
      case when b.known > 0 then b.margin end as "marginMinor", b.uncosted, b.excluded, ${lifetime} as "lifetimeMinor"
    from customer_standing s join customer c on c.id = s.customer_id
    left join customer_override v on v.customer_id = s.customer_id and v.scheme = 'dormancy'
    cross join lateral (select array_position(${[...SLEEPER_LEVELS]}::text[], coalesce(v.class, s.dormancy_class)) as level) x
    ${broughtUntil(sql`s.last_shipping_on`, currency)}
    where s.customer_id >= ${ids.from} and s.customer_id < ${ids.to} and s.listed and c.kind <> 'internal' and x.level is not null
      and s.last_shipping_on >= ${lostBefore}::date and not exists (select from customer_loss l where l.customer_id = s.customer_id and l.back_on is null)
    order by s.customer_id`,
  )
}

const runRow = z.object({ id: z.number() })

/** Finds the latest run of lifetime value that stands beside customers and has its rows. */
export async function findLifetimeRun(db: Db, currency: string): Promise<number | null> {
  const row = await db.row(
    runRow,
    sql`
    select id from analysis_run where scheme = 'lifetime_value' and status = 'done' and published and rows_kept and currency = ${currency} order by id desc limit 1`,
  )
  return row?.id ?? null
}

const comparedRow = z.object({
  id: z.number(),
  lateBefore: z.number().nullable(),
  priceBefore: z.number(),
  priceNow: z.number().nullable(),
  discountBefore: z.number().nullable(),
  discountNow: z.number().nullable(),
  kiloBefore: z.number().nullable(),
  kiloNow: z.number().nullable(),
  badlyAnswered: z.number(),
  sameDaysLastYear: z.number().nullable(),
  kindRatio: z.number().nullable(),
})
export type ComparedRow = z.infer<typeof comparedRow>

const WEEKS_OF_A_YEAR = 364

/** A freight a piece, and the discount on the list price, of the waybills `w` of a part of the days; each where there are shipments enough to say. */
const priceOf = (part: Sql, least: number) => sql`
  case when count(*) filter (where ${part} and w.pieces > 0 and w.freight_minor is not null) >= ${least}::int
    then sum(w.freight_minor) filter (where ${part} and w.pieces > 0)::float8 / nullif(sum(w.pieces) filter (where ${part} and w.freight_minor is not null), 0) end`
const weight = sql`coalesce(w.charged_weight_grams, w.weight_grams)`
const kiloOf = (part: Sql, least: number) => sql`
  case when count(*) filter (where ${part} and w.freight_minor is not null and ${weight} > 0) >= ${least}::int
    then 1000 * sum(w.freight_minor) filter (where ${part} and ${weight} > 0)::float8 / sum(${weight}) filter (where ${part} and w.freight_minor is not null and ${weight} > 0) end`
const discountOf = (part: Sql, least: number) => sql`
  case when count(*) filter (where ${part} and w.freight_minor is not null and w.list_freight_minor > 0) >= ${least}::int
    then 1 - sum(w.freight_minor) filter (where ${part} and w.list_freight_minor > 0)::float8
      / sum(w.list_freight_minor) filter (where ${part} and w.list_freight_minor > 0 and w.freight_minor is not null) end`

/**
 * Reads what the last 56 days up to the last shipment of customers are compared with: the half year before them by price, discount and lateness, complaints that were badly answered, their own same days of the year before,
 * and the season of their kind between the month of the last shipment and now. With those merged into them; waybills by index.
 */
export function compare(
  db: Db,
  sleepers: readonly Pick<SleeperRow, 'id' | 'lastShippingOn'>[],
  { asOf, currency }: { asOf: Day; currency: string },
): Promise<ComparedRow[]> {
  const before = sql`w.accepted_on <= q.last_on - ${EVIDENCE_DAYS}::int`
  const now = sql`w.accepted_on > q.last_on - ${EVIDENCE_DAYS}::int`
  return db.rows(
    comparedRow,
    sql`
    select q.id, x.late_before as "lateBefore", coalesce(x.price_before, 0)::float8 as "priceBefore", x.price_now as "priceNow",
      x.discount_before as "discountBefore", x.discount_now as "discountNow", x.kilo_before as "kiloBefore", x.kilo_now as "kiloNow", y.badly as "badlyAnswered", z.shipments as "sameDaysLastYear",
      n.index / nullif(t.index, 0) as "kindRatio"
    from unnest(${sleepers.map(({ id }) => id)}::int[], ${sleepers.map(({ lastShippingOn }) => lastShippingOn)}::date[]) q (id, last_on)
    join customer c on c.id = q.id ${seasonJoin(sql`c`, asOf)}
    left join season_month n on n.season_kind_id = ${seasonKind} and n.month = date_trunc('month', ${asOf}::date)::date
    left join season_month t on t.season_kind_id = ${seasonKind} and t.month = date_trunc('month', q.last_on)::date
    cross join lateral (
      select (count(*) filter (where ${before} and w.delivered_at > w.promised_at))::float8
          / nullif(count(*) filter (where ${before} and w.promised_at is not null and w.delivered_at is not null), 0) as late_before,
        ${priceOf(before, LEAST_PRICED)} as price_before, ${priceOf(now, LEAST_PRICED)} as price_now,
        ${discountOf(before, LEAST_PRICED)} as discount_before, ${discountOf(now, LEAST_PRICED)} as discount_now,
        ${kiloOf(before, LEAST_PRICED)} as kilo_before, ${kiloOf(now, LEAST_PRICED)} as kilo_now
      from customer m join waybill w on w.customer_id = m.id
      where m.root_id = q.id and w.accepted_on > q.last_on - ${EVIDENCE_DAYS + BEFORE_DAYS}::int and w.accepted_on <= q.last_on and w.currency = ${currency} and ${counting}
    ) x
    cross join lateral (
      select count(*) as badly from customer m join case_record k on k.customer_id = m.id
      where m.root_id = q.id and k.type in ('complaint', 'appeal') and k.archived_at is null and (k.reopened_count > 0 or k.satisfied = false)
        and k.opened_on > q.last_on - ${REMEMBERED_DAYS}::int and k.opened_on <= ${asOf}::date
    ) y
    cross join lateral (
      select case when exists (
        select from customer m join waybill e on e.customer_id = m.id
        where m.root_id = q.id and e.accepted_on <= q.last_on - ${WEEKS_OF_A_YEAR}::int and e.pieces > 0 and e.status <> 'cancelled'
      ) then (
        select count(*) from customer m join waybill w on w.customer_id = m.id
        where m.root_id = q.id and w.pieces > 0 and ${counting}
          and w.accepted_on > q.last_on - ${WEEKS_OF_A_YEAR}::int and w.accepted_on <= ${asOf}::date - ${WEEKS_OF_A_YEAR}::int
      ) end as shipments
    ) z`,
  )
}

export interface KeptSleeper extends SleeperRow {
  worth: SleeperWorth
  causes: readonly string[]
  evidence: Readonly<Record<string, unknown>>
}

/** Writes some sleepers over what stood of them; who was in the list already keeps the day since when. */
export async function storeSleepers(db: Db, rows: readonly KeptSleeper[], asOf: Day): Promise<void> {
  await db.execute(sql`
    insert into customer_sleeper (customer_id, as_of, since, level, last_shipping_on, shipments, revenue_minor, margin_minor, uncosted, excluded, lifetime_minor, worth, causes, evidence)
    select x.id, ${asOf}::date, ${asOf}::date, x.level, x.last_on, x.shipments, x.revenue, x.margin, x.uncosted, x.excluded, x.lifetime, x.worth,
      array_remove(string_to_array(x.causes, ' '), ''), x.evidence
    from unnest(${rows.map(({ id }) => id)}::int[], ${rows.map(({ level }) => level)}::int2[], ${rows.map(({ lastShippingOn }) => lastShippingOn)}::date[],
      ${rows.map(({ shipments }) => shipments)}::int[], ${rows.map(({ revenueMinor }) => revenueMinor)}::int8[],
      ${rows.map(({ marginMinor }) => marginMinor)}::int8[], ${rows.map(({ uncosted }) => uncosted)}::int4[],
      ${rows.map(({ excluded }) => JSON.stringify(excluded))}::jsonb[], ${rows.map(({ lifetimeMinor }) => lifetimeMinor)}::int8[],
      ${rows.map(({ worth }) => worth)}::text[], ${rows.map(({ causes }) => causes.join(' '))}::text[],
      ${rows.map(({ evidence }) => JSON.stringify(evidence))}::jsonb[])
      x (id, level, last_on, shipments, revenue, margin, uncosted, excluded, lifetime, worth, causes, evidence)
    on conflict (customer_id) do update set as_of = excluded.as_of, level = excluded.level, last_shipping_on = excluded.last_shipping_on,
      shipments = excluded.shipments, revenue_minor = excluded.revenue_minor, margin_minor = excluded.margin_minor, uncosted = excluded.uncosted, excluded = excluded.excluded, lifetime_minor = excluded.lifetime_minor,
      worth = excluded.worth, causes = excluded.causes, evidence = excluded.evidence`)
}

/** Takes away whoever in a range of ids does not sleep any more: awake again, lost, archived or merged. */
export async function forgetAwake(db: Db, ids: { from: number; to: number }, sleeping: readonly number[]): Promise<void> {
  await db.execute(sql`
    delete from customer_sleeper where customer_id >= ${ids.from} and customer_id < ${ids.to} and customer_id <> all(${[...sleeping]}::int[])`)
}
