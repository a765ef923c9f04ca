import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { Gain } from '../profit/profit.ts'
import { SPANS } from '../profit/profit.ts'

/** Whether nothing is known of the margin of a row of `customer_profit`, as `isProfitUnknown` has it. */
export const isUnknownProfit = (row: Sql): Sql =>
  sql`(${row}.uncosted > 0 and ${row}.known_revenue_minor = 0 and ${row}.margin_minor = 0)`

/** Joins what customers earned us in twelve months, as the last night kept it, as `tp`: no row for one that brought and cost nothing. */
export const trueProfitJoin = (customerId: Sql): Sql =>
  sql`left join customer_profit tp on tp.customer_id = ${customerId} and tp.span = ${SPANS.twelve_months}::int2`

/** The true profit of that row in minor units; null where it is not known. */
export const trueProfit: Sql = sql`(case when ${isUnknownProfit(sql`tp`)} then null else tp.profit_minor end)`

/** Whether that row is of a customer that loses money, of one that does not, or of one of which nobody can say. */
export const gainIs: Readonly<Record<Gain, Sql>> = {
  loss: sql`${trueProfit} < 0`,
  no_loss: sql`${trueProfit} >= 0`,
  unknown: sql`${trueProfit} is null`,
}
