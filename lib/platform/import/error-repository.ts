import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { params } from './import-row.ts'
import { rowsTable } from './tables.ts'

const errorRow = z.object({
  id: z.int(),
  rowNo: z.int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
  params,
  severity: z.string(),
})
export type RowError = z.infer<typeof errorRow>

/** Lists reasons of rows in the order of the file, behind a row and an error. */
export function listRowErrors(
  db: Db,
  importId: number,
  after: { rowNo: number; id: number },
  limit: number,
): Promise<RowError[]> {
  return db.rows(
    errorRow,
    sql`
    select id, row_no as "rowNo", "column", value, reason, params, severity from import_error
    where import_id = ${importId} and (row_no, id) > (${after.rowNo}, ${after.id}::int8) order by row_no, id limit ${limit}`,
  )
}

/** Forgets the reasons that were only foreseen: applying finds its own. */
export async function forgetExpected(db: Db, importId: number): Promise<void> {
  await db.execute(sql`delete from import_error where import_id = ${importId} and expected`)
}

/** Refuses a row of its own, which broke a rule of the database: it counts as good no longer, and the SQLSTATE stands as its reason. */
export function refuseRow(db: Db, importId: number, rowNo: number, sqlState: string): Promise<void> {
  return db.tx(async (inner) => {
    await inner.execute(sql`update ${rowsTable(importId)} set ok = false where row_no = ${rowNo}`)
    await inner.execute(sql`
      insert into import_error (import_id, row_no, reason, params) values (${importId}, ${rowNo}, 'row_refused', ${JSON.stringify({ code: sqlState })}::jsonb)`)
  })
}
