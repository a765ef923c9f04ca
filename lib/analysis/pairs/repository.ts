import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { rowsOf } from '../classification/run-rows.ts'
import type { PairAxes, PairAxis, PairPlace, PairSum } from './pairs.ts'

const inputOf = (row: Sql, { place }: PairAxis) => sql`nullif(${row}.inputs[${place}::int], 'NaN')::float8`

/** How many cuts of a criterion the row of a customer reached; what is not known reached none. */
const reached = (row: Sql, axis: PairAxis) => sql`coalesce(width_bucket(${inputOf(row, axis)}, ${[...axis.cuts]}::float8[]), 0)`

/** The condition that the row of a run lies in a cell. */
export function inPair(row: Sql, { axes, first, second }: PairPlace): Sql {
  return sql`${reached(row, axes.first)} = ${first}::int and ${reached(row, axes.second)} = ${second}::int`
}

/** What the row of a customer has by the second criterion. */
export const secondValueOf = (row: Sql, { second }: PairAxes): Sql => inputOf(row, second)

const sumRow = z.object({
  first: z.number(),
  second: z.number(),
  customers: z.number(),
  firstValue: z.number(),
  secondValue: z.number(),
})

/** Counts the listed customers within a scope by how many cuts of the two criteria of a stored run they reached, and adds both up; what is not known counts as 0. */
export function sumPairs(db: Db, runId: number, axes: PairAxes, scope: Scope): Promise<PairSum[]> {
  const row = sql`a`
  return db.rows(
    sumRow,
    sql`
    select ${reached(row, axes.first)} as first, ${reached(row, axes.second)} as second, count(*)::float8 as customers,
      coalesce(sum(${inputOf(row, axes.first)}), 0)::float8 as "firstValue", coalesce(sum(${inputOf(row, axes.second)}), 0)::float8 as "secondValue"
    from ${rowsOf(runId)} a join customer_standing s on s.customer_id = a.customer_id
    where s.listed and ${inScope(scope, sql`s.customer_id`)} group by 1, 2`,
  )
}
