import type { PoolClient } from 'pg'
import type { Sql } from '../db/sql.ts'

/** Runs a statement on a plain client; answers how many rows it changed. */
export async function runOn(client: PoolClient, statement: Sql): Promise<number> {
  const result = await client.query({ text: statement.text, values: statement.values })
  return result.rowCount ?? 0
}
