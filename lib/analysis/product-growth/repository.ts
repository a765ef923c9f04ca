import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { heldWithin } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { counting } from '#lib/records/waybills/columns'
import { firstCountingDay } from '../metrics/covered.ts'
import { waybillSum } from '../metrics/waybill-sums.ts'
import type { ComparedMonths, ProductSums } from './growth.ts'

/** Adds up anew what each product brought in two stretches of whole months, in one currency, by outlet and owner of the customers, and puts it in the place of what was kept, in one transaction. Answers how many such parts there are. */
export function storeProductGrowth(
  db: Db,
  { months: { from, to, thenFrom, thenTo }, currency }: { months: ComparedMonths; currency: string },
): Promise<number> {
  const nothing = sql`0`
  const sums = (
    first: string,
    end: string,
    [shipments, shipmentsThen]: readonly [Sql, Sql],
    [revenue, revenueThen]: readonly [Sql, Sql],
  ) => sql`
    select w.customer_id, coalesce(w.product, '') as product, ${shipments} as shipments, ${shipmentsThen} as shipments_then, ${revenue} as revenue_minor,
      ${revenueThen} as revenue_then_minor
    from waybill w where w.accepted_on >= ${first}::date and w.accepted_on < ${end}::date and w.currency = ${currency} and ${counting} group by 1, 2`
  const { shipments, revenue_minor: revenue } = waybillSum
  return db.bulk(async (client) => {
    const run = async (statement: Sql) => (await client.query(statement.text, statement.values)).rowCount ?? 0
    await client.query('begin')
    await client.query('delete from product_growth_part')
    const parts = await run(sql`
      insert into product_growth_part (outlet_id, owner_id, product, shipments, shipments_then, revenue_minor, revenue_then_minor)
      select coalesce(r.outlet_id, 0), coalesce(r.owner_id, 0), w.product, sum(w.shipments), sum(w.shipments_then), sum(w.revenue_minor), sum(w.revenue_then_minor)
      from (${sums(from, to, [shipments, nothing], [revenue, nothing])} union all ${sums(thenFrom, thenTo, [nothing, shipments], [nothing, revenue])}) w
      join customer c on c.id = w.customer_id join customer r on r.id = c.root_id
      group by 1, 2, 3`)
    await run(sql`
      insert into product_growth_period (id, from_on, to_on, then_from_on, then_to_on, covered)
      values (1, ${from}::date, ${to}::date, ${thenFrom}::date, ${thenTo}::date, coalesce((${firstCountingDay}) <= ${thenFrom}::date, false))
      on conflict (id) do update set from_on = excluded.from_on, to_on = excluded.to_on, then_from_on = excluded.then_from_on, then_to_on = excluded.then_to_on,
        covered = excluded.covered`)
    await client.query('commit')
    return parts
  })
}

const periodRow = z.object({ from: z.string(), to: z.string(), thenFrom: z.string(), thenTo: z.string(), isCovered: z.boolean() })

/** Answers over which months growth was worked out, and whether the company's records cover those of the year before; null while it was not. */
export async function findGrowthPeriod(db: Db): Promise<{ months: ComparedMonths; isCovered: boolean } | null> {
  const row = await db.row(
    periodRow,
    sql`
    select from_on::text as "from", to_on::text as "to", then_from_on::text as "thenFrom", then_to_on::text as "thenTo", covered as "isCovered"
    from product_growth_period`,
  )
  if (row === null) return null
  const { isCovered, ...months } = row
  return { months, isCovered }
}

const productRow = z.object({
  ...{ product: z.string(), shipments: z.number(), shipmentsThen: z.number() },
  ...{ revenueMinor: z.number(), revenueThenMinor: z.number() },
})

/** Adds up by product what the customers within a scope brought, as it was kept. Whoever works along on a customer does not see it in sums. */
export function sumProducts(db: Db, scope: Scope): Promise<ProductSums[]> {
  return db.rows(
    productRow,
    sql`
    select p.product, sum(p.shipments)::float8 as shipments, sum(p.shipments_then)::float8 as "shipmentsThen",
      sum(p.revenue_minor)::float8 as "revenueMinor", sum(p.revenue_then_minor)::float8 as "revenueThenMinor"
    from product_growth_part p where ${heldWithin(scope, sql`p.owner_id`, sql`p.outlet_id`)} group by p.product`,
  )
}
