import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { customerSince } from '#lib/records/customers/customer-since'
import { monthRows } from '../metrics/month-rows.ts'

const sumsRow = z.object({
  revenueMinor: z.number(),
  /** List price and freight of the waybills of which both are known. */
  pairedListMinor: z.number(),
  pairedRevenueMinor: z.number(),
  pickupMinor: z.number(),
  linehaulMinor: z.number(),
  deliveryMinor: z.number(),
  costMinor: z.number(),
  unpriced: z.number(),
  uncosted: z.number(),
  claimsMinor: z.number(),
  marketingMinor: z.number(),
  statedMinor: z.number(),
  minutes: z.number(),
  visits: z.number(),
  calls: z.number(),
  cases: z.number(),
})
export type YearSums = z.infer<typeof sumsRow>

export interface YearQuestion {
  customerId: number
  scope: Scope
  period: Period
  currency: string
  timeZone: string
}

const columns = [
  'revenue_minor',
  'paired_list_minor',
  'paired_revenue_minor',
  'cost_pickup_minor',
  'cost_linehaul_minor',
  'cost_delivery_minor',
  'cost_minor',
  'unpriced',
  'waybills',
  'known_waybills',
] as const

/** Adds up what one customer within a scope, with those merged into it, brought and cost over some days: waybills from the kept months and the broken ones, compensation paid by
 * the day on which its case was opened, touches and cases. All zero for one out of scope. */
export async function sumYear(db: Db, { customerId, scope, period, currency, timeZone }: YearQuestion): Promise<YearSums> {
  const members = sql`select m.id from customer m where m.root_id = (select x.root_id from customer x where x.id = ${customerId}) and ${inScope(scope, sql`m.root_id`)}`
  const row = await db.row(
    sumsRow,
    sql`
    select w.*, k."claimsMinor", k.cases, i.*, coalesce((select c.annual_marketing_cost_minor from customer c where c.id = ${customerId} and c.id in (${members})), 0)::float8 as "marketingMinor"
    from (
      select coalesce(sum(r.revenue_minor), 0)::float8 as "revenueMinor", coalesce(sum(r.paired_list_minor), 0)::float8 as "pairedListMinor",
        coalesce(sum(r.paired_revenue_minor), 0)::float8 as "pairedRevenueMinor",
        coalesce(sum(r.cost_pickup_minor), 0)::float8 as "pickupMinor", coalesce(sum(r.cost_linehaul_minor), 0)::float8 as "linehaulMinor",
        coalesce(sum(r.cost_delivery_minor), 0)::float8 as "deliveryMinor", coalesce(sum(r.cost_minor), 0)::float8 as "costMinor",
        coalesce(sum(r.unpriced), 0)::float8 as unpriced, coalesce(sum(r.waybills - r.known_waybills), 0)::float8 as uncosted
      from (${monthRows(period, columns, sql`= ${currency}`, members)}) r
    ) w cross join (
      select coalesce(sum(k.compensation_minor) filter (where k.currency = ${currency}), 0)::float8 as "claimsMinor", count(*) as cases
      from case_record k
      where k.customer_id in (${members}) and k.opened_on >= ${period.from}::date and k.opened_on < ${period.to}::date and k.archived_at is null
    ) k cross join (
      select coalesce(sum(n.cost_minor), 0)::float8 as "statedMinor",
        coalesce(sum(n.duration_minutes) filter (where n.cost_minor is null), 0)::float8 as minutes,
        count(*) filter (where n.cost_minor is null and n.duration_minutes is null and n.channel in ('visit', 'executive', 'review')) as visits,
        count(*) filter (where n.cost_minor is null and n.duration_minutes is null and n.channel not in ('visit', 'executive', 'review')) as calls
      from interaction n
      where n.customer_id in (${members}) and n.archived_at is null
        and n.occurred_at >= ${period.from}::timestamp at time zone ${timeZone} and n.occurred_at < ${period.to}::timestamp at time zone ${timeZone}
    ) i`,
  )
  return sumsRow.parse(row)
}

/** Answers since when one customer within a scope, with those merged into it, is one; null where it never shipped and nothing is stated. */
export async function findFirstDay(
  db: Db,
  { customerId, scope }: Pick<YearQuestion, 'customerId' | 'scope'>,
): Promise<Day | null> {
  const row = await db.row(
    z.object({ day: z.string().nullable() }),
    sql`
    select ${customerSince}::text as day
    from customer c where c.id = (select x.root_id from customer x where x.id = ${customerId}) and ${inScope(scope, sql`c.id`)}`,
  )
  return row?.day ?? null
}
