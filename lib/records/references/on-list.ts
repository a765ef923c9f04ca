import type { Day } from '#lib/core/day'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

/** Selects the roots that stand on the list of approved references on a day: approved, not withdrawn, not ended. Of customers that were merged the survivor. */
export function onReferenceList(on: Day): Sql {
  return sql`select m.root_id from customer_reference f join approval a on a.id = f.approval_id and a.status = 'approved'
    join customer m on m.id = f.customer_id where f.withdrawn_at is null and f.ends_on > ${on}::date`
}
