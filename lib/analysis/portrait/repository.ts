import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { inScope, oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { counting } from '#lib/records/waybills/columns'
import { notesWithin, refreshIfLittle } from '../metrics/refresh.ts'
import { BAND_ENDS_GRAMS } from './portrait.ts'

/** A select of the ids of a customer in scope and of those merged into it. */
function members(customerId: number, scope: Scope): Sql {
  return sql`select m.id from customer m where m.root_id = (select x.root_id from customer x where x.id = ${customerId}) and ${inScope(scope, sql`m.root_id`)}`
}

const monthRow = z.object({
  month: z.string(),
  shipments: z.number(),
  revenueMinor: z.number(),
  unpriced: z.number(),
  costMinor: z.number(),
  uncosted: z.number(),
  promisedDelivered: z.number(),
  onTime: z.number(),
  damaged: z.number(),
  lost: z.number(),
  claims: z.number(),
})

const seriesRow = z.object({ months: z.array(monthRow), years: z.array(monthRow), seesCosts: z.boolean(), upToDate: z.boolean() })

interface MonthsQuestion {
  customerId: number
  scope: Scope
  /** Where costs may be known. */
  costs: Scope | undefined
  /** From the first day of a month to that of another: kept sums answer it alone. */
  period: Period
  currency: string
}

/** Adds up a customer's months, the earliest first, and all its calendar years up to the end of the period, each under its first day; months and years without a waybill are left out. Amounts, and waybills that lack them, are of one currency. */
export async function readMonths(db: Db, question: MonthsQuestion): Promise<z.infer<typeof seriesRow>> {
  await refreshIfLittle(db)
  const { customerId, scope, costs, period, currency } = question
  const sum = (column: string) => fixedSql(`coalesce(sum(m.${column}), 0)::float8`)
  const ofCurrency = (column: string) =>
    sql`coalesce(sum(${fixedSql(`m.${column}`)}) filter (where m.currency = ${currency}), 0)::float8`
  const sums = sql`${sum('shipments')} as shipments, ${ofCurrency('revenue_minor')} as revenue, ${ofCurrency('unpriced')} as unpriced,
        ${ofCurrency('cost_minor')} as cost, ${ofCurrency('uncosted')} as uncosted, ${sum('promised_delivered')} as promised, ${sum('on_time')} as on_time,
        ${sum('damaged')} as damaged, ${sum('lost')} as lost, ${sum('claims')} as claims`
  const listed = (
    of: Sql,
  ) => sql`coalesce((select jsonb_agg(jsonb_build_object('month', m.month, 'shipments', m.shipments, 'revenueMinor', m.revenue,
        'unpriced', m.unpriced, 'costMinor', m.cost, 'uncosted', m.uncosted, 'promisedDelivered', m.promised, 'onTime', m.on_time, 'damaged', m.damaged,
        'lost', m.lost, 'claims', m.claims) order by m.month) from ${of} m), '[]')`
  const found = await db.row(
    seriesRow,
    sql`
    with own as materialized (
      select * from customer_month m where m.customer_id in (${members(customerId, scope)}) and m.month < ${period.to}::date
    ), by_month as (
      select m.month, ${sums} from own m where m.month >= ${period.from}::date group by m.month
    ), by_year as (
      select date_trunc('year', m.month::timestamp)::date as month, ${sums} from own m group by 1
    )
    select ${listed(sql`by_month`)} as months, ${listed(sql`by_year`)} as years,
      ${costs === undefined ? sql`false` : oneInScope(costs, sql`(select c.root_id from customer c where c.id = ${customerId})`)} as "seesCosts",
      not ${notesWithin(period)} as "upToDate"`,
  )
  return seriesRow.parse(found)
}

const serviceRow = z.object({
  waybills: z.number(),
  promisedDelivered: z.number(),
  onTime: z.number(),
  damaged: z.number(),
  lost: z.number(),
  claims: z.number(),
  claimsMinor: z.number(),
  upToDate: z.boolean(),
})

/** Adds up how a customer in scope was served in whole months: promises kept, damage, loss and claims, with compensation in one currency. */
export async function sumService(
  db: Db,
  { customerId, scope, period, currency }: Omit<MonthsQuestion, 'costs'>,
): Promise<z.infer<typeof serviceRow>> {
  await refreshIfLittle(db)
  const sum = (column: string) => fixedSql(`coalesce(sum(m.${column}), 0)::float8`)
  const found = await db.row(
    serviceRow,
    sql`
    select ${sum('waybills')} as waybills, ${sum('promised_delivered')} as "promisedDelivered", ${sum('on_time')} as "onTime", ${sum('damaged')} as damaged,
      ${sum('lost')} as lost, ${sum('claims')} as claims, coalesce(sum(m.claims_minor) filter (where m.currency = ${currency}), 0)::float8 as "claimsMinor",
      not ${notesWithin(period)} as "upToDate"
    from customer_month m
    where m.customer_id in (${members(customerId, scope)}) and m.month >= ${period.from}::date and m.month < ${period.to}::date`,
  )
  return serviceRow.parse(found)
}

const answersRow = z.object({
  rated: z.number(),
  satisfaction: z.number().nullable(),
  latest: z.number().nullable(),
  latestOn: z.string().nullable(),
  compared: z.number(),
})

/** What a customer in scope answered in surveys of a period: its mean satisfaction over the answers that have one, the latest of them, and how many say both what was expected and what was perceived. */
export async function meanAnswers(
  db: Db,
  { customerId, scope, period }: Pick<MonthsQuestion, 'customerId' | 'scope' | 'period'>,
): Promise<z.infer<typeof answersRow>> {
  const found = await db.row(
    answersRow,
    sql`
    select count(v.satisfaction) as rated, avg(v.satisfaction)::float8 as satisfaction,
      (array_agg(v.satisfaction order by v.answered_at desc, v.id desc) filter (where v.satisfaction is not null))[1] as latest,
      (max(v.answered_on) filter (where v.satisfaction is not null))::text as "latestOn",
      count(*) filter (where v.expectation is not null and v.perception is not null) as compared
    from survey_response v
    where v.customer_id in (${members(customerId, scope)}) and v.answered_on >= ${period.from}::date and v.answered_on < ${period.to}::date`,
  )
  return answersRow.parse(found)
}

const text = z.string().nullable()
const groupRow = z.object({
  view: z.enum(['lane', 'product', 'band', 'hour', 'settlement']),
  from: text,
  to: text,
  product: text,
  band: z.int().nullable(),
  hour: z.int().nullable(),
  settlement: text,
  count: z.int(),
  freightMinor: z.number(),
  unpriced: z.int(),
})

const provinceOf = (column: Sql) => sql`case when ${column} ~ '^\\d{6}$' then left(${column}, 2) || '0000' else ${column} end`
const bandOf = fixedSql(BAND_ENDS_GRAMS.map((end) => `(g > ${end})::int`).join(' + '))

interface ShipmentsQuestion {
  customerId: number
  scope: Scope
  period: Period
  timeZone: string
  currency: string
}

/** Counts a customer's shipments of a period by lane, product, weight band, hour and way of settlement, in one pass over its own waybills; freight is of one currency. */
export function countShipments(
  db: Db,
  { customerId, scope, period, timeZone, currency }: ShipmentsQuestion,
): Promise<z.infer<typeof groupRow>[]> {
  return db.rows(
    groupRow,
    sql`
    select case grouping(lane_from, product, band, hour, settlement)
        when 15 then 'lane' when 23 then 'product' when 27 then 'band' when 29 then 'hour' else 'settlement' end as view,
      lane_from as "from", lane_to as "to", product, band, hour, settlement, count(*)::int as count, coalesce(sum(freight), 0)::float8 as "freightMinor",
      (count(*) filter (where freight is null))::int as unpriced
    from (
      select ${provinceOf(sql`w.origin_region`)} as lane_from, ${provinceOf(sql`w.destination_region`)} as lane_to, coalesce(w.product, '') as product,
        ${bandOf} as band, case when a.time <> '00:00:00' then extract(hour from a.time)::int end as hour,
        w.settlement, case when w.currency = ${currency} then w.freight_minor end as freight
      from waybill w, lateral (select coalesce(w.charged_weight_grams, w.weight_grams) as g) weight,
        lateral (select (w.accepted_at at time zone ${timeZone})::time as time) a
      where w.customer_id in (${members(customerId, scope)}) and w.accepted_on >= ${period.from}::date and w.accepted_on < ${period.to}::date
        and ${counting} and w.pieces > 0
    ) s
    group by grouping sets ((lane_from, lane_to), (product), (band), (hour), (settlement))`,
  )
}

const productRow = z.object({ product: z.string() })

/** Lists the products of all waybills since a month, in the order of their names, at most so many. */
export async function listProducts(db: Db, since: Day, most: number): Promise<string[]> {
  const rows = await db.rows(
    productRow,
    sql`select distinct m.product from outlet_month m where m.month >= ${since}::date and m.product <> '' order by 1 limit ${most}`,
  )
  return rows.map(({ product }) => product)
}
