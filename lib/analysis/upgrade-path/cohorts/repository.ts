import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { becameNew, happened, hasReached } from '../repository.ts'

const cohortRow = z.object({
  ...{ quarter: z.string(), customers: z.number(), regular: z.number(), loyal: z.number() },
  /** Whether a night has seen yet who of them ever passed the gate of the regular. */
  regularIsKnown: z.boolean(),
  /** Whether anybody at all was stated to be loyal; else nothing tells of it. */
  loyalIsStated: z.boolean(),
})

/** Counts the customers within a scope by the quarter of their first waybill in a period, those left out that were customers before the records begin, and how many of them became regular, and loyal, at any time since, wherever they stand today. Whom no night has seen on the path yet is in none, as in the list behind a quarter. */
export function countCohorts(db: Db, { from, to }: Period, scope: Scope): Promise<z.infer<typeof cohortRow>[]> {
  return db.rows(
    cohortRow,
    sql`
    select date_trunc('quarter', h.changed_on)::date::text as quarter, count(*)::float8 as customers,
      (count(*) filter (where ${hasReached('regular')}))::float8 as regular, (count(*) filter (where ${hasReached('loyal')}))::float8 as loyal,
      bool_and(p.passed_regular is not null) as "regularIsKnown", exists (select from lifecycle_change u where u.to_stage = 'loyal') as "loyalIsStated"
    from lifecycle_change h join customer_standing s on s.customer_id = h.customer_id and s.listed join lifecycle_place p on p.customer_id = h.customer_id
    where ${becameNew} and h.changed_on >= ${from}::date and h.changed_on < ${to}::date and ${inScope(scope, sql`h.customer_id`)} and ${happened}
    group by 1 order by 1`,
  )
}

/** Counts the customers within a scope whose first waybill lies before a day, those left out that are in no quarter: as many as quarters before that day would hold. */
export async function countCohortsBefore(db: Db, before: Day, scope: Scope): Promise<number> {
  const row = await db.row(
    z.object({ customers: z.number() }),
    sql`
    select count(*)::float8 as customers
    from lifecycle_change h join customer_standing s on s.customer_id = h.customer_id and s.listed join lifecycle_place p on p.customer_id = h.customer_id
    where ${becameNew} and h.changed_on < ${before}::date and ${inScope(scope, sql`h.customer_id`)} and ${happened}`,
  )
  return row?.customers ?? 0
}
