import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import type { TieFrame } from '../../metrics/tie-sql.ts'
import { befriendedCustomers, connectedCustomers, isInMatrix } from '../../metrics/tie-sql.ts'
import { TIES } from './tie.ts'

const tieRow = z.object({ tie: z.enum(TIES).nullable(), customers: z.number(), revenueMinor: z.number() })
export type TieRow = z.infer<typeof tieRow>

export interface TieQuestion extends TieFrame {
  scope: Scope
}

/** Adds up customers and revenue of the run of the second matrix within a scope by the strongest tie that is known; null for none. Revenue below zero counts as 0. */
export function sumTies(db: Db, { scope, from, to, currency }: TieQuestion): Promise<TieRow[]> {
  return db.rows(
    tieRow,
    sql`
    with connected as (
      select distinct f.customer_id from (${connectedCustomers}) f
    ), befriended as (
      ${befriendedCustomers(from)}
    ), discounted as (
      select m.root_id as customer_id from customer_month k join customer m on m.id = k.customer_id
      where k.month >= ${from}::date and k.month < ${to}::date and k.currency = ${currency}
      group by m.root_id having sum(k.list_revenue_minor) > sum(k.revenue_minor) and sum(k.revenue_minor) > 0
    )
    select case when c.customer_id is not null then 'structural' when b.customer_id is not null then 'social' when d.customer_id is not null then 'financial' end as tie,
      count(*)::float8 as customers, sum(greatest(x.revenue_minor, 0))::float8 as "revenueMinor"
    from customer_level x join customer_standing s on s.customer_id = x.customer_id and s.listed
    left join connected c on c.customer_id = x.customer_id left join befriended b on b.customer_id = x.customer_id
    left join discounted d on d.customer_id = x.customer_id
    where ${isInMatrix} and ${inScope(scope, sql`x.customer_id`)} group by 1`,
  )
}
