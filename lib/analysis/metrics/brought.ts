import { z } from 'zod'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

/**
 * What a customer `s` of the narrow table brought in the twelve months up to that of a day, in one currency: revenue, and margin of waybills of which both are known. Besides what is in neither: waybills without freight or
 * cost, and by currency those in others.
 */
export const broughtUntil = (day: Sql, currency: string) => {
  const own = sql`k.currency = ${currency}`
  return sql`
  cross join lateral (
    select coalesce(sum(k.revenue) filter (where ${own}), 0)::bigint as revenue, coalesce(sum(k.margin) filter (where ${own}), 0)::bigint as margin,
      coalesce(sum(k.known) filter (where ${own}), 0)::int as known, coalesce(sum(k.shipments) filter (where ${own}), 0)::int as shipments,
      coalesce(sum(k.waybills - k.known) filter (where ${own}), 0)::int as uncosted,
      coalesce(jsonb_object_agg(k.currency, k.waybills) filter (where not ${own} and k.waybills > 0), '{}') as excluded
    from (
      select c.currency, sum(c.revenue_minor) as revenue, sum(c.known_revenue_minor - c.known_cost_minor) as margin, sum(c.known_waybills) as known, sum(c.shipments) as shipments, sum(c.waybills) as waybills
      from customer m join customer_month c on c.customer_id = m.id
      where m.root_id = s.customer_id and c.month > (date_trunc('month', ${day}) - interval '12 months')::date and c.month <= ${day} group by c.currency
    ) k
  ) b`
}

/** A row of `keptLeftOut`: of a currency other than that of the amounts, or of that one, null. */
export const keptLeftOutRow = z.object({ currency: z.string().nullable(), waybills: z.number() })
export type KeptLeftOutRow = z.infer<typeof keptLeftOutRow>

/** Gives a select that adds up what some rows with `uncosted` and `excluded`, as kept, leave out: first of the currency of their amounts, named null, then by the others. */
export const keptLeftOut = (rows: Sql): Sql => sql`
  with kept as (${rows})
  select null as currency, coalesce(sum(k.uncosted), 0)::float8 as waybills from kept k
  union all
  select e.currency, sum(e.waybills::float8) from kept k cross join lateral jsonb_each_text(k.excluded) e (currency, waybills) group by e.currency order by currency nulls first`
