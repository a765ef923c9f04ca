import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { ListPage } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { heldWithin, scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { bases } from '../manager-figures/kept.ts'
import { listedJoins } from '../metrics/listed-customer.ts'
import { standOutsOf } from '../metrics/stand-outs-sql.ts'

const periodRow = z.object({
  asOf: z.string(),
  thenFrom: z.string(),
  thenTo: z.string(),
  basis: z.enum(bases),
  laterRunId: z.number().nullable(),
  earlierRunId: z.number().nullable(),
  /** The last days of the two runs that were compared; null where a run is gone. */
  laterAsOf: z.string().nullable(),
  earlierAsOf: z.string().nullable(),
  /** What the last seven days are held against; null where they were not kept yet. */
  weekThenFrom: z.string().nullable(),
  weekThenTo: z.string().nullable(),
  weekBasis: z.enum(bases).nullable(),
  comparedMonths: z.number(),
  keptAt: z.date(),
})

export type KeptPeriod = z.infer<typeof periodRow>

/** Answers over which days the parts were added up; null while nothing was. */
export function findPeriod(db: Db): Promise<KeptPeriod | null> {
  return db.row(
    periodRow,
    sql`
    select p.as_of::text as "asOf", p.then_from::text as "thenFrom", p.then_to::text as "thenTo", p.basis, p.later_run_id as "laterRunId",
      p.earlier_run_id as "earlierRunId", a.as_of::text as "laterAsOf", b.as_of::text as "earlierAsOf", p.kept_at as "keptAt",
      p.week_then_from::text as "weekThenFrom", p.week_then_to::text as "weekThenTo", p.week_basis as "weekBasis", p.compared_months as "comparedMonths"
    from manager_period p left join analysis_run a on a.id = p.later_run_id left join analysis_run b on b.id = p.earlier_run_id`,
  )
}

const kindRow = z.object({
  kindId: z.number(),
  level: z.string().nullable(),
  name: z.string().nullable(),
  shipments: z.number(),
  revenueMinor: z.number(),
  shipmentsThen: z.number(),
  revenueThenMinor: z.number(),
  yearRevenueMinor: z.number(),
  yearPieces: z.number(),
  beforeRevenueMinor: z.number(),
  sinceRevenueMinor: z.number(),
  negativeCustomers: z.number(),
  negativeMinor: z.number(),
  waybills: z.number(),
  promised: z.number(),
  onTime: z.number(),
  delivered72: z.number(),
  complaints: z.number(),
  appeals: z.number(),
  effectiveAppeals: z.number(),
  breaches: z.number(),
  leftA: z.number(),
  leftAMinor: z.number(),
  newA: z.number(),
  newAMinor: z.number(),
  weekShipments: z.number(),
  weekRevenueMinor: z.number(),
  weekShipmentsThen: z.number(),
  weekRevenueThenMinor: z.number(),
})
export type KindSums = z.infer<typeof kindRow>

/** Adds the parts within a scope up by kind of customer. Whoever works along on a customer does not see it in sums. */
export function sumParts(db: Db, scope: Scope): Promise<KindSums[]> {
  return db.rows(
    kindRow,
    sql`
    select p.season_kind_id as "kindId", k.level, k.name, sum(p.shipments)::float8 as shipments, sum(p.revenue_minor)::float8 as "revenueMinor",
      sum(p.shipments_then)::float8 as "shipmentsThen", sum(p.revenue_then_minor)::float8 as "revenueThenMinor", sum(p.year_revenue_minor)::float8 as "yearRevenueMinor",
      sum(p.year_pieces)::float8 as "yearPieces", sum(p.before_revenue_minor)::float8 as "beforeRevenueMinor", sum(p.since_revenue_minor)::float8 as "sinceRevenueMinor",
      sum(p.negative_customers)::float8 as "negativeCustomers", sum(p.negative_minor)::float8 as "negativeMinor", sum(p.waybills)::float8 as waybills,
      sum(p.promised)::float8 as promised, sum(p.on_time)::float8 as "onTime", sum(p.delivered_72)::float8 as "delivered72",
      sum(p.complaints)::float8 as complaints, sum(p.appeals)::float8 as appeals, sum(p.effective_appeals)::float8 as "effectiveAppeals", sum(p.breaches)::float8 as breaches, sum(p.left_a)::float8 as "leftA", sum(p.left_a_minor)::float8 as "leftAMinor",
      sum(p.new_a)::float8 as "newA", sum(p.new_a_minor)::float8 as "newAMinor",
      sum(p.week_shipments)::float8 as "weekShipments", sum(p.week_revenue_minor)::float8 as "weekRevenueMinor",
      sum(p.week_shipments_then)::float8 as "weekShipmentsThen", sum(p.week_revenue_then_minor)::float8 as "weekRevenueThenMinor"
    from manager_part p left join season_kind k on k.id = p.season_kind_id
    where ${heldWithin(scope, sql`p.owner_id`, sql`p.outlet_id`)} group by p.season_kind_id, k.level, k.name order by sum(p.revenue_minor) desc`,
  )
}

const ownerRow = z.object({
  ownerId: z.number(),
  shipments: z.number(),
  shipmentsThen: z.number(),
  revenueMinor: z.number(),
  revenueThenMinor: z.number(),
})
export type OwnerSums = z.infer<typeof ownerRow>

/** Adds up by owner what the parts within a scope, and of some outlets only where these are given, say of this month to date and of the days it is compared with. */
export function sumOwners(db: Db, scope: Scope, outletIds: readonly number[] | null): Promise<OwnerSums[]> {
  return db.rows(
    ownerRow,
    sql`
    select p.owner_id as "ownerId", sum(p.shipments)::float8 as shipments, sum(p.shipments_then)::float8 as "shipmentsThen",
      sum(p.revenue_minor)::float8 as "revenueMinor", sum(p.revenue_then_minor)::float8 as "revenueThenMinor"
    from manager_part p
    where p.owner_id <> 0 and ${heldWithin(scope, sql`p.owner_id`, sql`p.outlet_id`)}
      and ${outletIds === null ? sql`true` : sql`p.outlet_id = any(${[...outletIds]}::int[])`}
    group by p.owner_id`,
  )
}

const standOutRow = z.object({
  id: z.number(),
  name: z.string(),
  kind: z.string(),
  minor: z.number(),
  pieces: z.number(),
  place: z.number(),
  by: z.enum(['revenue', 'pieces', 'before', 'since', 'fall', 'rise', 'left', 'came']),
})
export type StandOut = z.infer<typeof standOutRow>

/** Lists the customers of a scope that stand out: the four largest by revenue, by pieces and by revenue of the months that are compared, now and the year before, those whose revenue fell and rose most, and those that left A and came into it with the largest change. */
export function listStandOuts(db: Db, scope: Scope): Promise<StandOut[]> {
  return db.rows(
    standOutRow,
    sql`
    with held as (select * from manager_customer m where ${scope.kind === 'all' ? sql`m.of_company` : heldWithin(scope, sql`m.owner_id`, sql`m.outlet_id`)}),
    picked as (${standOutsOf(sql`held`)})
    select c.id, c.name, c.kind, p.minor, p.pieces, row_number() over (partition by p.by order by p.first desc, p.customer_id) as place, p.by
    from picked p join customer c on c.id = p.customer_id order by p.by, place`,
  )
}

const outletRow = z.object({ outlets: z.number(), above: z.number() })

/** Counts the outlets within a scope, and those where one customer holds more than a share of the year's revenue. */
export async function countOutletsAbove(db: Db, scope: Scope, share: number): Promise<{ outlets: number; above: number }> {
  const row = await db.row(
    outletRow,
    sql`
    select count(*) as outlets, count(*) filter (where l.largest > ${share}::float8 * o.revenue) as above
    from (
      select p.outlet_id, sum(p.year_revenue_minor) as revenue from manager_part p
      where p.outlet_id <> 0 and ${heldWithin(scope, sql`p.owner_id`, sql`p.outlet_id`)}
      group by p.outlet_id having sum(p.year_revenue_minor) > 0
    ) o
    left join (
      select m.outlet_id, max(m.year_revenue_minor) as largest from manager_customer m
      where ${heldWithin(scope, sql`m.owner_id`, sql`m.outlet_id`)} group by m.outlet_id
    ) l on l.outlet_id = o.outlet_id`,
  )
  return row ?? { outlets: 0, above: 0 }
}

const negativeRow = z.object({
  id: z.number(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  ownerName: z.string().nullable(),
  outletName: z.string().nullable(),
  revenueMinor: z.number(),
  pieces: z.number(),
  marginMinor: z.number(),
})
export type NegativeRow = z.infer<typeof negativeRow>

export interface NegativesQuestion {
  scope: Scope
  outletIds: readonly number[] | undefined
  limit: number
  cursor: string | undefined
  now: Date
}

/** Lists the customers within a scope that cost more than they brought, the largest loss first, a page at a time. */
export function listNegativeRows(
  db: Db,
  { scope, outletIds, limit, cursor, now }: NegativesQuestion,
): Promise<ListPage<NegativeRow>> {
  return listPage(
    db,
    negativeRow,
    {
      source: {
        from: sql`negative_margin d join customer_standing s on s.customer_id = d.customer_id`,
        id: sql`d.customer_id`,
        sort: { expression: sql`d.margin_minor`, type: 'int8' },
      },
      conditions: [sql`s.listed`, ...(outletIds === undefined ? [] : [sql`s.outlet_id = any(${[...outletIds]}::int[])`])],
      branches: scopeBranches(scope),
      columns: sql`c.id, c.external_id as "externalId", c.name, c.kind, u.name as "ownerName", o.name as "outletName", d.revenue_minor as "revenueMinor",
        d.pieces, d.margin_minor as "marginMinor"`,
      joins: sql`join negative_margin d on d.customer_id = p.id join customer c on c.id = p.id ${listedJoins}`,
      filter: { outletIds: outletIds?.join(' ') },
      ...{ sort: 'margin', falling: false, limit, cursor },
    },
    now,
  )
}
