import { z } from 'zod'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

export interface CountQuestion {
  period: Period
  scope: Scope
  /** Only cases of customers of this kind. */
  kind: string | undefined
}

const row = z.object({ key: z.string().nullable(), cases: z.int(), complaints: z.int() })
export type CaseCount = z.infer<typeof row>

/** The cases opened in a period that are not archived, of customers within scope. */
function opened({ period: { from, to }, scope, kind }: CountQuestion): Sql {
  const root = sql`(select c.root_id from customer c where c.id = t.customer_id)`
  const within = scope.kind === 'all' ? sql`true` : inScope(scope, root)
  const ofKind =
    kind === undefined ? sql`true` : sql`exists (select from customer c where c.id = t.customer_id and c.kind = ${kind})`
  return sql`from case_record t where t.opened_on >= ${from}::date and t.opened_on < ${to}::date and t.archived_at is null and ${within} and ${ofKind}`
}

const counts = sql`count(*)::int4 as cases, count(*) filter (where t.type = 'complaint')::int4 as complaints`

/** Counts them by the month in which they were opened, in its order. */
export function countByMonth(db: Db, question: CountQuestion): Promise<CaseCount[]> {
  return db.rows(
    row,
    sql`select date_trunc('month', t.opened_on)::date::text as key, ${counts} ${opened(question)} group by 1 order by 1`,
  )
}

/** Counts them by category, those with most complaints first; null for cases without one. */
export function countByCategory(db: Db, question: CountQuestion): Promise<CaseCount[]> {
  return db.rows(row, sql`select t.category as key, ${counts} ${opened(question)} group by 1 order by 3 desc, 2 desc, 1`)
}
