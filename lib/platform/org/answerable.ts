import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { RecordId } from '../http/record-id.ts'
import { standsAs } from './stands-as.ts'

const outletRow = z.object({ id: z.int(), name: z.string(), headIds: z.array(z.int()) })
/** An outlet that may be asked what happened, with the people who hold the role of its head. */
export type AnswerableOutlet = z.infer<typeof outletRow>

/** Finds an outlet that is not archived, wherever in the company: what it is asked about need not be its own. Null when there is none. */
export function findAnswerable(db: Db, id: RecordId): Promise<AnswerableOutlet | null> {
  const which = 'id' in id ? sql`o.id = ${id.id}` : sql`o.external_id = ${id.externalId}`
  return db.row(
    outletRow,
    sql`
    select o.id, o.name, coalesce((select jsonb_agg(distinct u.id) from user_role ur join role r on r.key = ur.role_key join app_user u on u.id = ur.user_id
      where ur.outlet_id = o.id and ${standsAs} = 'outlet' and u.kind = 'person' and u.disabled_at is null), '[]') as "headIds"
    from outlet o where ${which} and o.archived_at is null`,
  )
}

const nameRow = z.object({ id: z.int(), name: z.string() })

/** Finds outlets by a part of their name or code, wherever in the company, the first few by name. Names of outlets are no secret within it. */
export function findAnswerables(db: Db, q: string | undefined, most: number): Promise<{ id: number; name: string }[]> {
  const named = q === undefined ? sql`true` : sql`strpos(lower(o.name || ' ' || o.external_id), lower(${q})) > 0`
  return db.rows(
    nameRow,
    sql`select o.id, o.name from outlet o where o.archived_at is null and o.kind in ('outlet', 'hub', 'district', 'branch') and ${named} order by o.kind <> 'outlet', o.name limit ${most}`,
  )
}
