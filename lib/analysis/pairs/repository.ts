import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { cutsReached, inputAt, rowsOf } from '../classification/run-rows.ts'
import type { PairAxes, PairSum } from './pairs.ts'

const sumRow = z.object({
  first: z.number(),
  second: z.number(),
  customers: z.number(),
  firstValue: z.number(),
  secondValue: z.number(),
})

/** Counts the listed customers within a scope by how many cuts of the two criteria of a stored run they reached, and adds both up; what is not known counts as 0. */
export function sumPairs(db: Db, runId: number, { first, second }: PairAxes, scope: Scope): Promise<PairSum[]> {
  const row = sql`a`
  return db.rows(
    sumRow,
    sql`
    select ${cutsReached(row, first)} as first, ${cutsReached(row, second)} as second, count(*)::float8 as customers,
      coalesce(sum(${inputAt(row, first.place)}), 0)::float8 as "firstValue", coalesce(sum(${inputAt(row, second.place)}), 0)::float8 as "secondValue"
    from ${rowsOf(runId)} a join customer_standing s on s.customer_id = a.customer_id
    where s.listed and ${inScope(scope, sql`s.customer_id`)} group by 1, 2`,
  )
}
