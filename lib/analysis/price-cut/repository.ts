import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { monthRows } from '../metrics/month-rows.ts'
import { refreshIfLittle } from '../metrics/refresh.ts'
import { industryOf } from '../metrics/traits-sql.ts'
import type { Likeness } from './schema.ts'
import { LIKENESSES } from './schema.ts'

const basisRow = z.object({
  name: z.string(),
  kind: z.string(),
  shipments: z.number(),
  weightGrams: z.number(),
  /** Shipments whose weight is known. */
  weighed: z.number(),
  revenueMinor: z.number(),
  knownRevenueMinor: z.number(),
  knownCostMinor: z.number(),
})
export type BasisRow = z.infer<typeof basisRow>

const sums = ['shipments', 'weight_grams', 'weighed', 'revenue_minor', 'known_revenue_minor', 'known_cost_minor'] as const

/** Reads what a customer, with those that were merged into it, shipped and paid in a period, up to date where little has changed. */
export async function readBasis(db: Db, rootId: number, { period, currency }: { period: Period; currency: string }) {
  await refreshIfLittle(db)
  const members = sql`select m.id from customer m where m.root_id = ${rootId}`
  const row = await db.row(
    basisRow,
    sql`
    select c.name, c.kind, x.* from customer c cross join (
      select coalesce(sum(r.shipments), 0)::float8 as shipments, coalesce(sum(r.weight_grams), 0)::float8 as "weightGrams",
        coalesce(sum(r.weighed), 0)::float8 as weighed,
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
  /** Null where no weight of its own is known: then any weight is alike. */
  grams: { least: number; most: number } | null
  limit: number
}

/** Who is like the customer `own`. What is not known of it is nobody's likeness. */
const alike: Record<Likeness, Sql> = {
  outlet: sql`c.outlet_id = own.outlet_id`,
  industry: sql`${industryOf(sql`c`)} = ${industryOf(sql`own`)}`,
  owner: sql`c.owner_id = own.owner_id`,
  group: sql`(c.parent_id = coalesce(own.parent_id, own.id) or c.id = own.parent_id)`,
}

/** Selects the customers `root_id` that are like another in one of some respects (`likeness`), as often as they are; nobody archived, nobody out of scope. */
function alikeIn({ rootId, scope }: OthersQuestion, likenesses: readonly Likeness[]): Sql {
  const branches = likenesses.map(
    (like) => sql`
    select ${like}::text as likeness, c.id as root_id from customer own join customer c on ${alike[like]}
    where own.id = ${rootId} and c.id = c.root_id and c.id <> own.id and c.archived_at is null`,
  )
  return sql`select b.likeness, b.root_id from (${join(branches, ' union all ')}) b where ${inScope(scope, sql`b.root_id`)}`
}

/** Selects what each of some customers shipped and paid in the period, merged ones with their survivor. */
function yearsOf({ period, currency }: OthersQuestion, roots: Sql): Sql {
  const members = sql`select m.id from customer m where m.root_id in (${roots})`
  return sql`
    select m.root_id, sum(r.shipments)::float8 as shipments, sum(r.weight_grams) / nullif(sum(r.weighed), 0)::float8 as grams, sum(r.revenue_minor)::float8 as revenue
    from (${monthRows(period, ['shipments', 'weight_grams', 'weighed', 'revenue_minor'], sql`= ${currency}`, members)}) r join customer m on m.id = r.customer_id
    group by m.root_id having sum(r.shipments) > 0`
}

const isSized = ({ shipments }: OthersQuestion) =>
  sql`p.shipments between ${shipments.least}::float8 and ${shipments.most}::float8`
/** By the mean weight of the shipments that were weighed; whoever has none is alike in weight to nobody that has. */
const isWeighed = ({ grams }: OthersQuestion) =>
  grams === null ? sql`true` : sql`coalesce(p.grams between ${grams.least}::float8 and ${grams.most}::float8, false)`
const paysMore = ({ newPriceMinor }: OthersQuestion) => sql`p.revenue > ${newPriceMinor}::float8 * p.shipments`

/** Lists those who are like a customer and pay more than its new price, by what would go if they got it, the largest first; each row with the sums over all of them. */
export function listOthers(db: Db, question: OthersQuestion): Promise<OtherRow[]> {
  const { newPriceMinor, like, limit } = question
  return db.rows(
    otherRow,
    sql`
    select c.id, c.name, c.kind, p.shipments, p.revenue as "revenueMinor", p.revenue / p.shipments as "priceMinor",
      p.revenue - ${newPriceMinor}::float8 * p.shipments as "atStakeMinor", (count(*) over ())::float8 as customers, sum(p.revenue) over () as "allRevenueMinor",
      sum(p.revenue - ${newPriceMinor}::float8 * p.shipments) over () as "allAtStakeMinor"
    from (${yearsOf(question, sql`select a.root_id from (${alikeIn(question, [like])}) a`)}) p join customer c on c.id = p.root_id
    where ${isSized(question)} and ${isWeighed(question)} and ${paysMore(question)}
    order by "atStakeMinor" desc, c.id limit ${limit}`,
  )
}

const leftRow = z.object({
  ...{ likeness: z.enum(LIKENESSES), alike: z.number(), sized: z.number(), weighed: z.number(), found: z.number() },
})
export type LeftRow = z.infer<typeof leftRow>

/** Counts by each respect in which others may be like a customer how many each rule leaves, and how many are found at last; a respect in which nobody is has no row. */
export function countLeft(db: Db, question: OthersQuestion): Promise<LeftRow[]> {
  const [sized, weighed] = [isSized(question), sql`${isSized(question)} and ${isWeighed(question)}`]
  return db.rows(
    leftRow,
    sql`
    with alike as materialized (${alikeIn(question, LIKENESSES)}), years as materialized (${yearsOf(question, sql`select a.root_id from alike a`)})
    select a.likeness, count(*)::float8 as alike, (count(*) filter (where ${sized}))::float8 as sized,
      (count(*) filter (where ${weighed}))::float8 as weighed, (count(*) filter (where ${weighed} and ${paysMore(question)}))::float8 as found
    from alike a join years p on p.root_id = a.root_id group by a.likeness`,
  )
}
