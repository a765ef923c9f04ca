import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

/** The class that was computed for a customer in a scheme, in its standing `l`. */
export const computedClass = (
  scheme: Sql,
): Sql => sql`case ${scheme} when 'abc' then l.abc_class when 'abc_weighted' then l.abc_weighted_class
        when 'rfm' then l.rfm_class when 'dormancy' then l.dormancy_class when 'loyalty' then l.loyalty_class end`

/** A class of a scheme as it stands beside a customer: the scheme, and the column of `customer_standing` that holds what was computed. */
export interface ClassColumn {
  scheme: string
  computed: Sql
}

/**
 * The condition that the class which stands holds: the one that somebody set by hand, else the computed one. Those set by hand are few and are found once for a whole statement, as a table in memory
 * that each row is looked up in; a list is still read in the order of its index, and nothing about a customer is kept twice. Never `or exists`, which is asked of the database row by row.
 */
export function classStands(customerId: Sql, { scheme, computed }: ClassColumn, holds: (column: Sql) => Sql): Sql {
  const byHand = sql`select v.customer_id from customer_override v where v.scheme = ${scheme}`
  return sql`(${holds(computed)} and ${customerId} not in (${byHand}) or ${customerId} in (${byHand} and ${holds(sql`v.class`)}))`
}
