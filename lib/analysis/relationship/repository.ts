import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { join, sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { rowsOf } from '../classification/run-rows.ts'
import type { ReadColumns } from '../metrics/read-columns.ts'
import { readColumns } from '../metrics/read-columns.ts'

/** Where in the stored inputs of a run the amounts stand, counted from 1; 0 for an input that the run does not have. */
export interface InputPlaces {
  revenue: number
  margin: number
  knownRevenue: number
  segment: number
}

const sumRow = z.object({
  class: z.string(),
  /** Position of the segment in the model; null for a matrix without segments. */
  segment: z.number().nullable(),
  customers: z.number(),
  revenueMinor: z.number(),
  knownRevenueMinor: z.number(),
  marginMinor: z.number(),
})
export type CellSumRow = z.infer<typeof sumRow>

/** Whom lists show: a customer of a run that was archived or merged away since is in none of the lists behind a cell. */
const isListed = sql`c.root_id = c.id and c.archived_at is null`

/** Adds up the rows of a stored run within a scope by class, and by segment where the run has segments; of listed customers only. What is not known counts as 0. */
export function sumCells(db: Db, runId: number, places: InputPlaces, scope: Scope): Promise<CellSumRow[]> {
  const amount = (place: number) => sql`coalesce(sum(nullif(a.inputs[${place}::int], 'NaN')), 0)::float8`
  const segment = places.segment === 0 ? sql`null::float8` : sql`nullif(a.inputs[${places.segment}::int], 'NaN')::float8`
  return db.rows(
    sumRow,
    sql`
    select a.class, ${segment} as segment, count(*)::float8 as customers, ${amount(places.revenue)} as "revenueMinor",
      ${amount(places.knownRevenue)} as "knownRevenueMinor", ${amount(places.margin)} as "marginMinor"
    from ${rowsOf(runId)} a join customer c on c.id = a.customer_id
    where ${isListed} and ${inScope(scope, sql`c.root_id`)} group by 1, 2`,
  )
}

const pairRow = z.object({
  cell: z.string(),
  /** Class in the first matrix; null for whoever is not in its run. */
  segment: z.string().nullable(),
  customers: z.number(),
  revenueMinor: z.number(),
})

/** Counts the listed customers within a scope by their class in the runs of both matrices, with the value of the second: revenue. */
export function countPairs(
  db: Db,
  [scaleId, countId]: readonly [number, number],
  scope: Scope,
): Promise<z.infer<typeof pairRow>[]> {
  return db.rows(
    pairRow,
    sql`
    select a.class as cell, b.class as segment, count(*)::float8 as customers, coalesce(sum(a.value), 0)::float8 as "revenueMinor"
    from ${rowsOf(scaleId)} a join customer c on c.id = a.customer_id left join ${rowsOf(countId)} b on b.customer_id = a.customer_id
    where ${isListed} and ${inScope(scope, sql`c.root_id`)} group by 1, 2`,
  )
}

/** Reads the stored inputs of a run as columns, one for each of its metrics, customers ascending. */
export function readInputs(db: Db, runId: number, width: number): Promise<ReadColumns> {
  const places = Array.from({ length: width }, (_, place) => sql`a.inputs[${place + 1}]::float8`)
  const statement = sql`select a.customer_id, ${join(places)} from ${rowsOf(runId)} a order by a.customer_id`
  return db.bulk((client) => readColumns(client, statement, width))
}
