import { z } from 'zod'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { identifier, sql } from '../db/sql.ts'

/** Name of the table with a file's cells as texts: row_no, fault, c1 … cn. Unlogged: when PostgreSQL crashes it is empty, and is filled from the file again. */
export const stageName = (importId: number) => `import_stage_${importId}`

/** Name of the table with what the cells mean: one column for each column of the kind. */
export const rowsName = (importId: number) => `import_row_${importId}`

export const stageTable = (importId: number): Sql => identifier(stageName(importId))
export const rowsTable = (importId: number): Sql => identifier(rowsName(importId))

/** Answers the number of the last row that was read of a file, or null when its rows are not there: nothing was read, or PostgreSQL has crashed since. */
export async function lastRowRead(db: Db, importId: number): Promise<number | null> {
  const table = await db.row(
    z.object({ there: z.boolean() }),
    sql`select to_regclass(${rowsName(importId)}::text) is not null as there`,
  )
  if (table?.there !== true) return null
  const found = await db.row(z.object({ last: z.int().nullable() }), sql`select max(row_no) as last from ${rowsTable(importId)}`)
  return found?.last ?? null
}

/** Drops what stands of a file in the database beside the records. */
export async function dropTables(db: Db, importId: number): Promise<void> {
  await db.bulk((client) => client.query(`drop table if exists ${stageName(importId)}, ${rowsName(importId)}`))
}
