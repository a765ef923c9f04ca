import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { monthRows } from '../metrics/month-rows.ts'
import { refreshIfLittle } from '../metrics/refresh.ts'
import type { LeftByRule } from './nobody.ts'
import type { Likeness } from './schema.ts'

const basisRow = z.object({
  name: z.string(),
  kind: z.string(),
  shipments: z.number(),
  weightGrams: z.number(),
  revenueMinor: z.number(),
  knownRevenueMinor: z.number(),
  knownCostMinor: z.number(),
})
export type BasisRow = z.infer<typeof basisRow>

const sums = ['shipments', 'weight_grams', 'revenue_minor', 'known_revenue_minor', 'known_cost_minor'] as const

/** Reads what a customer, with those that were merged into it, shipped and paid in a period, up to date where little has changed. */
export async function readBasis(db: Db, rootId: number, { period, currency }: { period: Period; currency: string }) {
  await refreshIfLittle(db)
  const members = sql`select m.id from customer m where m.root_id = ${rootId}`
  const row = await db.row(
    basisRow,
    sql`
    select c.name, c.kind, x.* from customer c cross join (
      select coalesce(sum(r.shipments), 0)::float8 as shipments, coalesce(sum(r.weight_grams), 0)::float8 as "weightGrams",
        coalesce(sum(r.revenue_minor), 0)::float8 as "revenueMinor", coalesce(sum(r.known_revenue_minor), 0)::float8 as "knownRevenueMinor",
        coalesce(sum(r.known_cost_minor), 0)::float8 as "knownCostMinor"
      from (${monthRows(period, sums, sql`= ${currency}`, members)}) r) x
    where c.id = ${rootId}`,
  )
  return basisRow.parse(row)
}

const otherRow = z.object({
  id: z.number(),
  name: z.string(),
  kind: z.string(),
  shipments: z.number(),
  revenueMinor: z.number(),
  priceMinor: z.number(),
  atStakeMinor: z.number(),
  customers: z.number(),
  allRevenueMinor: z.number(),
  allAtStakeMinor: z.number(),
})
export type OtherRow = z.infer<typeof otherRow>

export interface OthersQuestion {
  rootId: number
  period: Period
  currency: string
  scope: Scope
  like: Likeness
  /** What each shipment of theirs would cost, in minor units. */
  newPriceMinor: number
  /** Bounds of a year's shipments and of a shipment's weight between which others are alike. */
  shipments: { least: number; most: number }
  grams: { least: number; most: number }
  limit: number
}

/** Who is like the customer `own`. What is not known of it is nobody's likeness. */
const alike: Record<Likeness, Sql> = {
  outlet: sql`c.outlet_id = own.outlet_id`,
  industry: sql`c.industry = own.industry`,
  owner: sql`c.owner_id = own.owner_id`,
  group: sql`(c.parent_id = coalesce(own.parent_id, own.id) or c.id = own.parent_id)`,
}

/** Selects what each customer that is alike shipped and paid in the period, merged ones with their survivor. */
function yearsOfAlike({ rootId, period, currency, scope, like }: OthersQuestion): Sql {
  const members = sql`
    select m.id from customer own join customer c on ${alike[like]} join customer m on m.root_id = c.id
    where own.id = ${rootId} and c.id = c.root_id and c.id <> own.id and c.archived_at is null and ${inScope(scope, sql`c.id`)}`
  return sql`
    select m.root_id, sum(r.shipments)::float8 as shipments, sum(r.weight_grams)::float8 as weight, sum(r.revenue_minor)::float8 as revenue
    from (${monthRows(period, ['shipments', 'weight_grams', 'revenue_minor'], sql`= ${currency}`, members)}) r join customer m on m.id = r.customer_id
    group by m.root_id having sum(r.shipments) > 0`
}

const isSized = ({ shipments }: OthersQuestion) =>
  sql`p.shipments between ${shipments.least}::float8 and ${shipments.most}::float8`
const isWeighed = ({ grams }: OthersQuestion) =>
  sql`p.weight / p.shipments between ${grams.least}::float8 and ${grams.most}::float8`

/** Lists those who are like a customer and pay more than its new price, by what would go if they got it, the largest first; each row with the sums over all of them. */
export function listOthers(db: Db, question: OthersQuestion): Promise<OtherRow[]> {
  const { newPriceMinor, limit } = question
  return db.rows(
    otherRow,
    sql`
    select c.id, c.name, c.kind, p.shipments, p.revenue as "revenueMinor", p.revenue / p.shipments as "priceMinor",
      p.revenue - ${newPriceMinor}::float8 * p.shipments as "atStakeMinor", (count(*) over ())::float8 as customers, sum(p.revenue) over () as "allRevenueMinor",
      sum(p.revenue - ${newPriceMinor}::float8 * p.shipments) over () as "allAtStakeMinor"
    from (${yearsOfAlike(question)}) p join customer c on c.id = p.root_id
    where ${isSized(question)} and ${isWeighed(question)} and p.revenue > ${newPriceMinor}::float8 * p.shipments
    order by "atStakeMinor" desc, c.id limit ${limit}`,
  )
}

const leftRow = z.object({ alike: z.number(), sized: z.number(), weighed: z.number() })

/** Counts how many customers each rule leaves, of those who are like a customer. */
export async function countLeft(db: Db, question: OthersQuestion): Promise<LeftByRule> {
  const row = await db.row(
    leftRow,
    sql`
    select count(*)::float8 as alike, (count(*) filter (where ${isSized(question)}))::float8 as sized,
      (count(*) filter (where ${isSized(question)} and ${isWeighed(question)}))::float8 as weighed
    from (${yearsOfAlike(question)}) p`,
  )
  return leftRow.parse(row)
}
