import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { standsAs } from './stands-as.ts'

const leaderRow = z.object({ outletId: z.int(), userId: z.int() })

/**
 * Answers who leads some outlets: the people who hold there the role of an outlet's head or of an executive, as far as a permission of theirs reaches all that lies below; of the company (0), those at its root. People who are not
 * disabled. For rules that say who hears of something, not for rights.
 */
export function leadersOf(db: Db, outletIds: readonly number[], permission: string): Promise<z.infer<typeof leaderRow>[]> {
  return db.rows(
    leaderRow,
    sql`
    select distinct p.id as "outletId", u.id as "userId"
    from unnest(${[...outletIds]}::int[]) p (id) join outlet o on case when p.id = 0 then o.parent_id is null else o.id = p.id end
    join user_role ur on ur.outlet_id = o.id join role r on r.key = ur.role_key join app_user u on u.id = ur.user_id
    join role_permission g on g.role_key = r.key and g.permission = ${permission}
    where ${standsAs} in ('outlet', 'executive') and u.kind = 'person' and u.disabled_at is null
      and (g.scope in ('all', 'outlet_tree') or g.scope = 'outlet' and not exists (select from outlet k where k.parent_id = o.id))
    order by 1, 2`,
  )
}
