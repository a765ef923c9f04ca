import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'

const madeRow = z.object({ makerId: z.int().nullable(), hangs: z.boolean() })
export type MadeRow = z.infer<typeof madeRow>

/** Finds who made a customer by hand, null when it came by a file or through the API of no person, and whether anything hangs on it by now: waybills, cases, notes, tasks, answers, papers, a prospect, or another
 * customer. Contacts and facts are a part of it. */
export async function findMade(db: Db, id: number): Promise<MadeRow | null> {
  return db.row(
    madeRow,
    sql`
    select (select e.actor_id from audit_event e where e.subject_type = 'customer' and e.subject_id = ${String(id)} and e.action = 'customer.create'
        order by e.id limit 1) as "makerId",
      exists (select from waybill t where t.customer_id = ${id}) or exists (select from case_record t where t.customer_id = ${id})
      or exists (select from interaction t where t.customer_id = ${id} and t.archived_at is null)
      or exists (select from task t where t.customer_id = ${id} and t.archived_at is null)
      or exists (select from survey_response t where t.customer_id = ${id}) or exists (select from customer_paper t where t.customer_id = ${id})
      or exists (select from opportunity t where t.customer_id = ${id})
      or exists (select from customer x where x.id <> ${id} and (x.root_id = ${id} or x.parent_id = ${id} or x.payer_id = ${id} or x.referrer_id = ${id}))
      as hangs`,
  )
}
