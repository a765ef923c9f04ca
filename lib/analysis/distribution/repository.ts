import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { computedClass } from '#lib/records/overrides/list-filter'
import { rowsOf } from '../classification/run-rows.ts'

const countRow = z.object({
  scheme: z.enum(['abc', 'abc_weighted', 'rfm', 'dormancy', 'loyalty']),
  class: z.string().nullable(),
  customers: z.number(),
  valueMinor: z.number(),
})
export type ClassCount = z.infer<typeof countRow>

/** Counts the listed customers within a scope by the class computed for them in every scheme, with their value of the shown ABC run; one reading for all schemes. */
export function countClasses(db: Db, scope: Scope): Promise<ClassCount[]> {
  return db.rows(
    countRow,
    sql`
    select
      case 0 when grouping(s.abc_class) then 'abc' when grouping(s.abc_weighted_class) then 'abc_weighted' when grouping(s.rfm_class) then 'rfm'
        when grouping(s.dormancy_class) then 'dormancy' else 'loyalty' end as scheme,
      coalesce(s.abc_class, s.abc_weighted_class, s.rfm_class, s.dormancy_class, s.loyalty_class) as class,
      count(*) as customers, coalesce(sum(s.value_minor), 0)::float8 as "valueMinor"
    from customer_standing s
    where s.listed and ${inScope(scope, sql`s.customer_id`)}
    group by grouping sets ((s.abc_class), (s.abc_weighted_class), (s.rfm_class), (s.dormancy_class), (s.loyalty_class))`,
  )
}

const runCount = countRow.omit({ scheme: true }).extend({ ownMinor: z.number(), positiveMinor: z.number() })
export type RunClassCount = z.infer<typeof runCount>

/** Counts the listed customers within a scope by their class in a stored run, null for those that are not in it, with their value of the shown ABC run and the value that the run itself gives them: all of it, and what is positive. */
export function countRunClasses(db: Db, scope: Scope, runId: number): Promise<RunClassCount[]> {
  return db.rows(
    runCount,
    sql`
    select a.class, count(*) as customers, coalesce(sum(s.value_minor), 0)::float8 as "valueMinor",
      coalesce(sum(a.value), 0)::float8 as "ownMinor", coalesce(sum(greatest(a.value, 0)), 0)::float8 as "positiveMinor"
    from customer_standing s left join ${rowsOf(runId)} a on a.customer_id = s.customer_id
    where s.listed and ${inScope(scope, sql`s.customer_id`)} group by a.class`,
  )
}

const shiftRow = z.object({
  scheme: z.string(),
  computed: z.string().nullable(),
  class: z.string(),
  customers: z.number(),
  valueMinor: z.number(),
})
export type ClassShift = z.infer<typeof shiftRow>

/** Counts the listed customers within a scope whose class somebody set by hand, by scheme, computed class and the class that was set, with their value of the shown ABC run. They are few. */
export function countOverrides(db: Db, scope: Scope): Promise<ClassShift[]> {
  return db.rows(
    shiftRow,
    sql`
    select o.scheme, ${computedClass(sql`o.scheme`)} as computed, o.class, count(*) as customers, coalesce(sum(l.value_minor), 0)::float8 as "valueMinor"
    from customer_override o join customer_standing l on l.customer_id = o.customer_id and l.listed
    where ${inScope(scope, sql`o.customer_id`)} group by 1, 2, 3`,
  )
}
