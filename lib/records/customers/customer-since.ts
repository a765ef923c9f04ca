import { sql } from '#lib/platform/db/sql'
import { counting } from '../waybills/columns.ts'

/** The days that were stated for the members of a root `c`, and the first counting waybill, in whatever currency, of those of whom nobody stated one. Few customers were merged away, and an index holds only them. */
const merged = sql`customer m where m.root_id = c.id and m.root_id <> m.id`

/**
 * Says, in SQL, since which day a root `c` is a customer by what was stated: the earliest `customer_since` of itself and those merged into it; null where nobody stated one. What is stated goes before that member's waybills, which
 * may begin with trial shipments.
 * @source docs/formulas.md#since-when-a-customer
 */
export const statedSince = sql`least(c.customer_since, (select min(m.customer_since) from ${merged}))`

/**
 * Says, in SQL, on which day a root `c` sent its first counting waybill, in whatever currency, it and those merged into it as far as nobody stated since when they are customers; null where there is none. Read by index, one probe a member.
 * @source docs/formulas.md#since-when-a-customer
 */
export const shippedSince = sql`(
  select min(first.accepted_on)
  from (select c.id where c.customer_since is null union all select m.id from ${merged} and m.customer_since is null) member
  cross join lateral (
    select w.accepted_on from waybill w where w.customer_id = member.id and ${counting} order by w.accepted_on limit 1
  ) first)`

/**
 * Says, in SQL, since which day a root `c` is a customer: each of its members since the day that was stated, else since its first counting waybill, and the root since the earliest of them; null for one that never shipped and of whom nothing is
 * stated. Runs keep the two apart and take the earlier by `becameDay`.
 * @source docs/formulas.md#since-when-a-customer
 */
export const customerSince = sql`least(${statedSince}, ${shippedSince})`

/** Says the same where a day is needed of everybody: the day on which the root was entered for one that has neither. */
export const customerSinceOrEntry = (timeZone: string) =>
  sql`coalesce(${customerSince}, (c.created_at at time zone ${timeZone})::date)`
