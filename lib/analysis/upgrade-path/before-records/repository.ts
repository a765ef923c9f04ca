import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { beganOf } from '../../metrics/began.ts'
import { firstShippedMonth } from '../../metrics/covered.ts'

/** Answers with which month the company's records begin; null without any. */
export async function findRecordsMonth(db: Db): Promise<string | null> {
  const row = await db.row(z.object({ month: z.string().nullable() }), sql`select (${firstShippedMonth})::text as month`)
  return row?.month ?? null
}

/**
 * Says, in SQL, whether the root `id` was a customer before the records begin, as far as is known: by the day that was stated, or because its first waybill lies in their first month and no such day says that it began in it.
 * Where the records begin is not where a customer does.
 * @source docs/formulas.md#upgrade-path
 */
export const wasBefore = (id: Sql): Sql => sql`coalesce((
  select ${beganOf(sql`f.since`, sql`f.first`, sql`f.records_from`)} <> 'within'
  from (
    select (${firstShippedMonth}) as records_from,
      (select min(m.customer_since) from customer m where m.root_id = ${id}) as since,
      (select min(k.month) from customer m join customer_month k on k.customer_id = m.id where m.root_id = ${id} and k.shipments > 0) as first
  ) f), false)`

/** Says, in SQL, whether a change of stage `h` is nothing but where the records begin: what waybills tell of a customer of before them, as the last night had it in `lifecycle_place`. What was stated happened. */
export const onlyRecords = sql`exists (select from lifecycle_place e where e.customer_id = h.customer_id and e.earlier and h.origin = 'waybills')`
