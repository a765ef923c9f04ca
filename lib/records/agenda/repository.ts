import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { join, sql } from '#lib/platform/db/sql'
import { scopeBranches } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

const touchRow = z.object({
  day: z.string(),
  customerId: z.int(),
  name: z.string(),
  kind: z.string(),
  ownerName: z.string().nullable(),
  /** How many the day has in all. */
  total: z.int(),
})
export type TouchRow = z.infer<typeof touchRow>

export interface DaysAsked {
  from: string
  /** Not included. */
  to: string
  /** Whose; null for everybody's in scope. */
  userId: number | null
  /** So many of a day, those of the highest value first. */
  perDay: number
}

/** Lists the customers in scope that are to be touched on days of a span, the first of each day. */
export async function listTouchDays(db: Db, scope: Scope, { from, to, userId, perDay }: DaysAsked): Promise<TouchRow[]> {
  const branches = scopeBranches(scope)
  if (branches.length === 0) return []
  const key = sql`coalesce(s.next_touch_on, 'infinity')`
  return db.rows(
    touchRow,
    sql`
    select t.day::text as day, t.customer_id as "customerId", c.name, c.kind, (select u.name from app_user u where u.id = c.owner_id) as "ownerName", t.total
    from (
      select ${key} as day, s.customer_id, count(*) over (partition by s.next_touch_on)::int as total,
        row_number() over (partition by s.next_touch_on order by s.value_minor desc nulls last, s.customer_id) as place
      from customer_standing s
      where s.listed and ${key} >= ${from}::date and ${key} < ${to}::date and (${join(branches, ' or ')})
        ${userId === null ? sql`` : sql`and s.owner_id = ${userId}`}
    ) t join customer c on c.id = t.customer_id
    where t.place <= ${perDay} order by t.day, t.place`,
  )
}
