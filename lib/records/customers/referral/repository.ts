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

/** Those whom a customer, with everybody merged into it, brought and who lie in scope. */
const broughtBy = (scope: Scope, customerId: number) => sql`
  from customer m join customer c on c.referrer_id = m.id join customer_standing s on s.customer_id = c.id
  where m.root_id = ${customerId} and ${oneInScope(scope, sql`m.root_id`)} and c.root_id = c.id and c.id <> m.root_id and ${oneInScope(scope, sql`c.id`)}`

const referredRow = z.object({
  id: z.int(),
  name: z.string(),
  kind: z.string(),
  archived: z.boolean(),
  abcClass: z.string().nullable(),
  valueMinor: z.number().nullable(),
})

/** Lists those in scope whom a customer in scope brought, at most so many, those of most value first. */
export function listReferredRows(db: Db, scope: Scope, customerId: number, most: number): Promise<z.infer<typeof referredRow>[]> {
  return db.rows(
    referredRow,
    sql`
    select c.id, c.name, c.kind, c.archived_at is not null as archived, s.abc_class as "abcClass", s.value_minor as "valueMinor"
    ${broughtBy(scope, customerId)} order by s.value_minor desc nulls last, c.id limit ${most}`,
  )
}

const countRow = z.object({ count: z.int() })

/** Counts them, at most so many. */
export async function countReferred(db: Db, scope: Scope, customerId: number, most: number): Promise<number> {
  const row = await db.row(
    countRow,
    sql`select count(*)::int as count from (select ${broughtBy(scope, customerId)} limit ${most}) n`,
  )
  return row?.count ?? 0
}
