import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

/**
 * Says, in SQL, when a customer became one, against the month in which the company's records begin: `before` them, as stated; `unknown` where it shipped first in that month and no stated day says that it began in it or
 * before; else `within` them. Null without records, and for one that never shipped and was not stated to be one before. `since`: the day that was stated, the earliest with those merged in; `first`: the month of the
 * first shipment; `recordsFrom`: the month of `firstShippedMonth`.
 * @source docs/formulas.md#survival
 */
export const beganOf = (since: Sql, first: Sql, recordsFrom: Sql): Sql => sql`case
  when ${since} < ${recordsFrom} then 'before'
  when ${since} < ${recordsFrom} + interval '1 month' or ${first} > ${recordsFrom} then 'within'
  when ${first} = ${recordsFrom} then 'unknown' end`
