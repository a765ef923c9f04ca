import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

/** The industry of a customer, as it was written but for blanks around it; null without one. */
export const industryOf = (customer: Sql): Sql => sql`nullif(btrim(${customer}.industry), '')`

/** The region of a customer `c`: the province of a code of GB/T 2260, else what was written; null without one. */
export const regionName = sql`case when c.region_code ~ '^[0-9]{6}$' then left(c.region_code, 2) else nullif(btrim(c.region_code), '') end`

/**
 * How much time matters to a customer `c`, by its noted needs: 2 where time comes first among the ranked ones or the fastest is asked for, 1 where it comes second, 0 where it comes later or is not among them; null where
 * neither was noted.
 */
export const timeNeed = sql`case
  when c.facts -> 'need_ranking' ->> 0 = 'time' or c.facts -> 'special_needs' @> '["fastest"]' then 2
  when c.facts -> 'need_ranking' ->> 1 = 'time' then 1
  when jsonb_typeof(c.facts -> 'need_ranking') = 'array' or jsonb_typeof(c.facts -> 'special_needs') = 'array' then 0 end`
