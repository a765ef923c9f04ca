import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

const settlementRow = z.object({ habit: z.string().nullable(), waybill: z.string().nullable() })
export type SettlementRow = z.infer<typeof settlementRow>

/** Reads how a customer is known to settle, and how its latest waybill that it paid itself was settled, of those merged into it too; nothing of waybills out of their scope. */
export async function findSettlement(
  db: Db,
  rootId: number,
  scopes: { customers: Scope; waybills: Scope | undefined },
): Promise<SettlementRow> {
  const waybill =
    scopes.waybills === undefined
      ? sql`null::text`
      : sql`(select w.settlement from customer m cross join lateral (
          select x.settlement, x.accepted_on, x.id from waybill x
          where x.customer_id = m.id and x.settlement is not null and x.settlement not in ('collect', 'third_party')
          order by x.accepted_on desc, x.id desc limit 1) w
        where m.root_id = c.root_id and ${oneInScope(scopes.waybills, sql`c.root_id`)} order by w.accepted_on desc, w.id desc limit 1)`
  const row = await db.row(
    settlementRow,
    sql`
    select case when jsonb_typeof(r.facts -> 'billing_habit') = 'string' then r.facts ->> 'billing_habit' end as habit, ${waybill} as waybill
    from customer c join customer r on r.id = c.root_id where c.id = ${rootId} and ${oneInScope(scopes.customers, sql`c.root_id`)}`,
  )
  return row ?? { habit: null, waybill: null }
}
