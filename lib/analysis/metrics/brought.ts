import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

/** What a customer `s` of the narrow table brought in the twelve months up to that of a day, in one currency: revenue, and margin of waybills of which both are known. */
export const broughtUntil = (day: Sql, currency: string) => sql`
  cross join lateral (
    select coalesce(sum(k.revenue_minor), 0)::bigint as revenue, coalesce(sum(k.known_revenue_minor - k.known_cost_minor), 0)::bigint as margin,
      coalesce(sum(k.known_waybills), 0)::int as known, coalesce(sum(k.shipments), 0)::int as shipments
    from customer m join customer_month k on k.customer_id = m.id
    where m.root_id = s.customer_id and k.currency = ${currency} and k.month > (date_trunc('month', ${day}) - interval '12 months')::date and k.month <= ${day}
  ) b`
