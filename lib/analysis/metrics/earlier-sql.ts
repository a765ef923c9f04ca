import { addDays, addMonths, daysBetween } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { summed } from './metric-sql.ts'
import { rootMonthRows } from './month-rows.ts'
import type { Reached } from './reached.ts'

const MOST_MONTHS = 1_200

/** Answers the same length of time just before a period: as many months where it is whole months from its first day on, so that seasons fall on one another; else as many days. */
export function periodBefore({ from, to }: Period): Period {
  for (let months = 1; months <= MOST_MONTHS && addMonths(from, months) <= to; months += 1)
    if (addMonths(from, months) === to) return { from: addMonths(from, -months), to: from }
  return { from: addDays(from, -daysBetween(from, to)), to: from }
}

/** Joins the revenue of roots `t` of the time just before a period, as `e`. */
export function earlierJoin(period: Period, currency: string, scope: Reached | undefined): Sql {
  return sql`
    left join (
      select r.customer_id, ${fixedSql(summed('r.revenue_minor'))} as revenue_minor
      from (${rootMonthRows(periodBefore(period), ['revenue_minor'], sql`= ${currency}`, scope)}) r group by r.customer_id
    ) e on e.customer_id = t.customer_id`
}

export const earlierRevenue = sql`coalesce(e.revenue_minor, 0)`
