import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { standsAs } from './stands-as.ts'

const holderRow = z.object({
  userId: z.int(),
  /** A role that ships; one of the company's own counts as what it was copied from. */
  role: z.string(),
  grade: z.string().nullable(),
  /** How far above the outlet the role is held: 0 at the outlet itself. */
  above: z.int(),
})
/** Somebody who holds a role at an outlet, or above it. */
export type Holder = z.infer<typeof holderRow>

/** Answers who holds a role at an outlet or at one above it, the nearest first; people who are not disabled. Of no outlet, who holds one at the root. For rules
 * that say who hears of something, not for rights. */
export function holdersAbove(db: Db, outletId: number | null): Promise<Holder[]> {
  return db.rows(
    holderRow,
    sql`
    with recursive chain as (
      select o.id, o.parent_id, 0 as above from outlet o where case when ${outletId}::int is null then o.parent_id is null else o.id = ${outletId} end
      union all
      select p.id, p.parent_id, c.above + 1 from chain c join outlet p on p.id = c.parent_id
    )
    select u.id as "userId", ${standsAs} as role, u.grade, c.above
    from chain c join user_role ur on ur.outlet_id = c.id join role r on r.key = ur.role_key join app_user u on u.id = ur.user_id
    where u.kind = 'person' and u.disabled_at is null order by c.above, u.id`,
  )
}
