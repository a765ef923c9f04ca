import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import type { Tie } from './tie.ts'
import { TIES } from './tie.ts'

/** Months of waybills and days of meetings [from, to), and the currency of what was paid. */
export interface TieFrame {
  from: Day
  to: Day
  currency: string
}

/** Selects the customers whose systems are connected. */
const connectedCustomers = sql`select v.customer_id from fact_value v where v.key = 'connected_systems' and v.value in ('"api"', '"edi"', '"plugin"')`

/** Selects the customers whose people know ours: the managements met or went through the business since a day, or a friend. */
function befriendedCustomers(from: Day): Sql {
  return sql`select x.customer_id from customer_cadence x where greatest(x.last_met_on, x.last_reviewed_on) >= ${from}::date
    union select v.customer_id from fact_value v where v.key = 'relation_stage' and v.value = '"friend"'`
}

/** Whoever has a level `x` is counted among the ties where the second matrix knows it. */
const isInMatrix = sql`(x.scale_cell is not null or x.revenue_minor <> 0)`

/** Holds where a level `x` is of a customer that is kept by a tie and by none that is stronger; `none` where nothing is known to keep it. As `sumTies` counts, a customer at a time, for a list that reads a page. */
export function keptBy(tie: Tie | 'none', { from, to, currency }: TieFrame): Sql {
  const holds: Readonly<Record<Tie, Sql>> = {
    structural: sql`x.customer_id in (${connectedCustomers})`,
    social: sql`x.customer_id in (${befriendedCustomers(from)})`,
    financial: sql`exists (select from customer_month k join customer m on m.id = k.customer_id
      where m.root_id = x.customer_id and k.month >= ${from}::date and k.month < ${to}::date and k.currency = ${currency}
      having sum(k.list_revenue_minor) > sum(k.revenue_minor) and sum(k.revenue_minor) > 0)`,
  }
  const stronger = tie === 'none' ? TIES : TIES.slice(0, TIES.indexOf(tie))
  return join([isInMatrix, ...(tie === 'none' ? [] : [holds[tie]]), ...stronger.map((each) => sql`not ${holds[each]}`)], ' and ')
}

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
