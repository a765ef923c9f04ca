import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { monthRows } from '../metrics/month-rows.ts'

const factsRow = z.object({
  months: z.array(z.object({ month: z.string(), shipments: z.number() })),
  since: z.string(),
  loyaltyClass: z.string().nullable(),
  walletShare: z.number().nullable(),
})
export type FactsRow = z.infer<typeof factsRow>

/** Reads what the gates of the lifecycle ask of a customer, with those merged into it: the months of a stretch with shipments, since when it is a customer (the day that was
 * stated, or the month of its first waybill where that lies before; else the day of creation), its class of loyalty, and the share of wallet that was noted, as 0 to 1. */
export async function readLifecycleFacts(
  db: Db,
  rootId: number,
  { from, to, timeZone }: { from: Day; to: Day; timeZone: string },
): Promise<FactsRow> {
  const members = sql`select m.id from customer m where m.root_id = ${rootId}`
  const row = await db.row(
    factsRow,
    sql`
    select coalesce(least(c.customer_since, (select min(k.month) from customer_month k where k.customer_id in (${members}))),
        (c.created_at at time zone ${timeZone})::date)::text as since,
      s.loyalty_class as "loyaltyClass",
      case when jsonb_typeof(c.facts -> 'share_of_wallet') = 'number' then
        (c.facts ->> 'share_of_wallet')::float8 / case when (c.facts ->> 'share_of_wallet')::float8 > 1 then 100 else 1 end end as "walletShare",
      coalesce((
        select jsonb_agg(jsonb_build_object('month', x.month, 'shipments', x.shipments)) from (
          select r.month::text as month, sum(r.shipments)::float8 as shipments
          from (${monthRows({ from, to }, ['shipments'], sql`is not null`, members)}) r group by r.month) x), '[]') as months
    from customer c left join customer_standing s on s.customer_id = c.id where c.id = ${rootId}`,
  )
  return factsRow.parse(row)
}
