import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

const referrerRow = z.object({ id: z.int(), name: z.string(), kind: z.string(), inScope: z.boolean() })

/** Lists who brought a customer in scope, who brought that one, and so on, the nearest first and at most so many. Whoever was merged away is read as its survivor, and a circle that
 * merges have closed ends there. */
export function listReferrerRows(db: Db, scope: Scope, customerId: number, most: number): Promise<z.infer<typeof referrerRow>[]> {
  return db.rows(
    referrerRow,
    sql`
    with recursive chain as (
      select c.referrer_id as "next", array[c.id] as path, 0 as height, c.id
      from customer x join customer c on c.id = x.root_id where x.id = ${customerId} and ${oneInScope(scope, sql`c.id`)}
      union all
      select c.referrer_id, chain.path || c.id, chain.height + 1, c.id
      from chain join customer x on x.id = chain."next" join customer c on c.id = x.root_id
      where chain.height < ${most} and c.id <> all(chain.path)
    )
    select c.id, c.name, c.kind, ${oneInScope(scope, sql`c.id`)} as "inScope" from chain join customer c on c.id = chain.id
    where chain.height > 0 order by chain.height`,
  )
}
