import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { inScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

const customerRow = z.object({ id: z.int(), name: z.string(), kind: z.string() })

/** Finds customers in scope by id, those that were merged away with their own names. */
export function findCustomers(db: Db, scope: Scope, ids: readonly number[]): Promise<z.infer<typeof customerRow>[]> {
  return db.rows(
    customerRow,
    sql`select c.id, c.name, c.kind from customer c where c.id = any(${[...ids]}::int[]) and ${inScope(scope, sql`c.root_id`)}`,
  )
}

/** Answers which of some cases lie in scope. */
export async function casesWithin(db: Db, scope: Scope, ids: readonly number[]): Promise<Set<number>> {
  const rows = await db.rows(
    z.object({ id: z.int() }),
    sql`
    select t.id from case_record t join customer c on c.id = t.customer_id
    where t.id = any(${[...ids]}::int[]) and ${inScope(scope, sql`c.root_id`)}`,
  )
  return new Set(rows.map(({ id }) => id))
}
