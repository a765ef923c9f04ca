import type { Day } from '#lib/core/day'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import type { Tie } from '../relationship/ties/tie.ts'
import { TIES } from '../relationship/ties/tie.ts'

/** Months of waybills and days of meetings [from, to), and the currency of what was paid. */
export interface TieFrame {
  from: Day
  to: Day
  currency: string
}

/** Selects the customers whose systems are connected. */
export const connectedCustomers = sql`select v.customer_id from fact_value v where v.key = 'connected_systems' and v.value in ('"api"', '"edi"', '"plugin"')`

/** Selects the customers whose people know ours: the managements met or went through the business since a day, or a friend. */
export function befriendedCustomers(from: Day): Sql {
  return sql`select x.customer_id from customer_cadence x where greatest(x.last_met_on, x.last_reviewed_on) >= ${from}::date
    union select v.customer_id from fact_value v where v.key = 'relation_stage' and v.value = '"friend"'`
}

/** Whoever has a level `x` is counted among the ties where the second matrix knows it. */
export const isInMatrix = sql`(x.scale_cell is not null or x.revenue_minor <> 0)`

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
