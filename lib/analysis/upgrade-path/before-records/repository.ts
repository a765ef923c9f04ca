import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

/** The month with which the company's records begin, in SQL; null without any. */
export const recordsMonth = sql`select k.month from customer_month k where k.days > 0 order by k.month limit 1`

/**
 * Says, in SQL, whether the root `id` was a customer before the records begin, as far as is known: the day that was stated, the earliest with those merged in, lies before their first month; or its first waybill lies in that
 * month, and no such day says that it began in it. Where the records begin is not where a customer does.
 * @source docs/formulas.md#upgrade-path
 */
export const wasBefore = (id: Sql): Sql => sql`coalesce((
  select case when f.since < f.records_from then true when f.since < f.records_from + interval '1 month' then false
    else f.first = f.records_from end
  from (
    select (${recordsMonth}) as records_from,
      (select min(m.customer_since) from customer m where m.root_id = ${id}) as since,
      (select min(k.month) from customer m join customer_month k on k.customer_id = m.id where m.root_id = ${id} and k.days > 0) as first
  ) f), false)`

/** Says, in SQL, whether a change of stage `h` is nothing but where the records begin: what waybills tell of a customer of before them, as the last night had it in `lifecycle_place`. What was stated happened. */
export const onlyRecords = sql`exists (select from lifecycle_place e where e.customer_id = h.customer_id and e.earlier and h.origin = 'waybills')`
