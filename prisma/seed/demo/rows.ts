import type { Db } from '#lib/platform/db/database'
import { identifier, join, sql } from '#lib/platform/db/sql'

const rowsPerStatement = 5_000

/** Stores rows of a table, some thousand in a statement; their keys are the columns, the same in every row. An empty list stores nothing. */
export async function storeRows(db: Db, table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = join(Object.keys(first).map(identifier))
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const part = JSON.stringify(rows.slice(start, start + rowsPerStatement))
    await db.execute(sql`
      insert into ${identifier(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${identifier(table)}, ${part}::jsonb)`)
  }
}

/** Goes on numbering a table behind the ids that were stored with its rows. */
export async function continueIds(db: Db, table: string): Promise<void> {
  await db.execute(sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${identifier(table)}))`)
}
