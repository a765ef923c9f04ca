import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { readColumns } from '../metrics/read-columns.ts'
import { notesWithin, refreshIfLittle } from '../metrics/refresh.ts'
import type { RunAnswer } from '../metrics/run-columns.ts'
import { readRunColumns } from '../metrics/run-columns.ts'
import type { RunQuestion } from '../metrics/run-question.ts'

export interface FreshColumns extends RunAnswer {
  upToDate: boolean
  /** The outlet of each customer by position of the columns, 0 for none; null unless asked for. */
  outletIds: Int32Array | null
}

/** Reads the columns of a figure, and whether the kept sums behind them were up to date, in one snapshot; with `outlets` also where each customer belongs. */
export async function readFreshColumns(
  db: Db,
  question: RunQuestion,
  { outlets = false }: { outlets?: boolean } = {},
): Promise<FreshColumns> {
  await refreshIfLittle(db)
  return db.bulk(async (client) => {
    await client.query('begin transaction isolation level repeatable read read only')
    const noted = sql`select ${notesWithin(question.period)} as noted`
    const notes = await client.query<{ noted: boolean }>(noted.text, noted.values)
    const answer = await readRunColumns(client, question)
    const belonging = outlets
      ? await readColumns(
          client,
          sql`select customer_id, outlet_id::float8 from customer_standing where listed and outlet_id is not null order by customer_id`,
          1,
        )
      : null
    await client.query('commit')
    const outletIds = belonging === null ? null : alongside(answer.columns.customerIds, belonging.ids, belonging.values[0])
    return { ...answer, upToDate: notes.rows[0]?.noted === false, outletIds }
  })
}

/** Brings a column of other customers into line with these; both ascend. Who is missing in it gets 0. */
function alongside(customerIds: Int32Array, ids: Int32Array, values: Float64Array | undefined): Int32Array {
  let place = 0
  return customerIds.map((id) => {
    while (place < ids.length && (ids[place] ?? 0) < id) place += 1
    return ids[place] === id ? (values?.[place] ?? 0) : 0
  })
}

const customerName = z.object({ id: z.number(), externalId: z.string().nullable(), name: z.string(), kind: z.string() })
export type CustomerName = z.infer<typeof customerName>

/** Finds the names of customers by id. */
export function findCustomerNames(db: Db, ids: readonly number[]): Promise<CustomerName[]> {
  return db.rows(
    customerName,
    sql`select c.id, c.external_id as "externalId", c.name, c.kind from customer c where c.id = any(${[...ids]}::int[])`,
  )
}

const outletName = z.object({ id: z.number(), name: z.string() })

/** Finds the names of outlets by id. */
export function findOutletNames(db: Db, ids: readonly number[]): Promise<{ id: number; name: string }[]> {
  return db.rows(outletName, sql`select o.id, o.name from outlet o where o.id = any(${[...ids]}::int[])`)
}

/** Answers the kind of the outlet that stands above all others of some; null where there is no such one. */
export async function findTopKind(db: Db, ids: readonly number[]): Promise<string | null> {
  const tops = await db.rows(
    z.object({ kind: z.string() }),
    sql`
    select o.kind::text as kind from outlet o
    where o.id = any(${[...ids]}::int[]) and (o.parent_id is null or o.parent_id <> all(${[...ids]}::int[])) limit 2`,
  )
  return tops.length === 1 ? (tops[0]?.kind ?? null) : null
}
