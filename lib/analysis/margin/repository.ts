import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { monthRows } from '../metrics/month-rows.ts'

const marginRow = z.object({ rootId: z.int(), revenueMinor: z.number(), costMinor: z.number() })
export type MarginRow = z.infer<typeof marginRow>

/** Sums, for some customers within scope, revenue and cost of the waybills of a period of which both are known; those that have none are left out. */
export function listMargins(
  db: Db,
  rootIds: readonly number[],
  asked: { period: Period; currency: string; scope: Scope },
): Promise<MarginRow[]> {
  const roots = [...rootIds]
  const members = sql`select c.id from customer c where c.root_id = any(${roots}::int[]) and ${inScope(asked.scope, sql`c.root_id`)}`
  const months = monthRows(
    asked.period,
    ['known_revenue_minor', 'known_cost_minor', 'known_waybills'],
    sql`= ${asked.currency}`,
    members,
  )
  return db.rows(
    marginRow,
    sql`
    select c.root_id as "rootId", sum(r.known_revenue_minor)::int8 as "revenueMinor", sum(r.known_cost_minor)::int8 as "costMinor"
    from (${months}) r join customer c on c.id = r.customer_id group by c.root_id having sum(r.known_waybills) > 0`,
  )
}
