import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

/** By which column customers name another one: who brought them, or who settles for them. */
export type LinkColumn = 'referrer_id' | 'payer_id'

/** Those in scope who name a customer in scope, or somebody merged into it; with their standing, as `c` and `s`. */
function linkedTo(scope: Scope, column: LinkColumn, customerId: number): Sql {
  return sql`
  from customer m join customer c on c.${fixedSql(column)} = m.id join customer_standing s on s.customer_id = c.id
  where m.root_id = ${customerId} and ${oneInScope(scope, sql`m.root_id`)} and c.root_id = c.id and c.id <> m.root_id and ${oneInScope(scope, sql`c.id`)}`
}

const linkedRow = z.object({
  id: z.int(),
  name: z.string(),
  kind: z.string(),
  archived: z.boolean(),
  abcClass: z.string().nullable(),
  abcOverride: z.object({ class: z.string(), reason: z.string(), byName: z.string().nullable() }).nullable(),
  valueMinor: z.number().nullable(),
})
export type LinkedRow = z.infer<typeof linkedRow>

/** Lists them, at most so many, those of most value first. */
export function listLinkedRows(db: Db, scope: Scope, column: LinkColumn, customerId: number, most: number): Promise<LinkedRow[]> {
  return db.rows(
    linkedRow,
    sql`
    select c.id, c.name, c.kind, c.archived_at is not null as archived, s.abc_class as "abcClass",
      (select jsonb_build_object('class', v.class, 'reason', v.reason, 'byName', (select u.name from app_user u where u.id = v.set_by_id))
        from customer_override v where v.customer_id = c.id and v.scheme = 'abc') as "abcOverride", s.value_minor as "valueMinor"
    ${linkedTo(scope, column, customerId)} order by s.value_minor desc nulls last, c.id limit ${most}`,
  )
}

const sumRow = z.object({ count: z.int(), valueMinor: z.number() })

/** Counts them, at most so many, and adds up what those counted are worth, in minor units of the company's currency. */
export async function sumLinked(
  db: Db,
  scope: Scope,
  column: LinkColumn,
  customerId: number,
  most: number,
): Promise<z.infer<typeof sumRow>> {
  const row = await db.row(
    sumRow,
    sql`
    select count(*)::int as count, coalesce(sum(n.value_minor), 0)::float8 as "valueMinor"
    from (select s.value_minor ${linkedTo(scope, column, customerId)} limit ${most}) n`,
  )
  return sumRow.parse(row)
}
