import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { firstCountingDay } from '../metrics/covered.ts'
import { refreshIfLittle } from '../metrics/refresh.ts'
import { counting, waybillSums } from '../metrics/waybill-sums.ts'
import type { ComparedMonths, ProductSums } from './growth.ts'

const productRow = z.object({
  ...{ product: z.string(), shipments: z.number(), shipmentsThen: z.number() },
  ...{ revenueMinor: z.number(), revenueThenMinor: z.number() },
})

/** Adds up by product what was brought in two stretches of whole months, in one currency: the company's kept months for whoever may see it all, else the waybills of the customers within the scope. */
export async function sumProducts(
  db: Db,
  { months, currency, scope }: { months: ComparedMonths; currency: string; scope: Scope },
): Promise<ProductSums[]> {
  await refreshIfLittle(db)
  const { from, to, thenFrom, thenTo } = months
  const within = (day: Sql) =>
    sql`(${day} >= ${from}::date and ${day} < ${to}::date or ${day} >= ${thenFrom}::date and ${day} < ${thenTo}::date)`
  const rows =
    scope.kind === 'all'
      ? sql`select m.product, m.month as day, m.shipments, m.revenue_minor from outlet_month m where m.currency = ${currency} and ${within(sql`m.month`)}`
      : sql`select coalesce(w.product, '') as product, w.accepted_on as day, ${waybillSums(['shipments', 'revenue_minor'])}
          from waybill w join customer c on c.id = w.customer_id
          where w.currency = ${currency} and ${within(sql`w.accepted_on`)} and ${counting} and ${inScope(scope, sql`c.root_id`)}
          group by 1, 2`
  const now = sql`filter (where r.day >= ${from}::date)`
  const then = sql`filter (where r.day < ${from}::date)`
  return db.rows(
    productRow,
    sql`
    select r.product, coalesce(sum(r.shipments) ${now}, 0)::float8 as shipments, coalesce(sum(r.shipments) ${then}, 0)::float8 as "shipmentsThen",
      coalesce(sum(r.revenue_minor) ${now}, 0)::float8 as "revenueMinor", coalesce(sum(r.revenue_minor) ${then}, 0)::float8 as "revenueThenMinor"
    from (${rows}) r group by r.product`,
  )
}

/** Tells whether the company's records begin on a day or before it. */
export async function recordsCover(db: Db, day: string): Promise<boolean> {
  const row = await db.row(
    z.object({ covered: z.boolean() }),
    sql`select f.accepted_on <= ${day}::date as covered from (${firstCountingDay}) f`,
  )
  return row?.covered === true
}
