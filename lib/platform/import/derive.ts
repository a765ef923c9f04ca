import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { identifier, join, sql } from '../db/sql.ts'
import type { ApplyInput } from './apply-input.ts'
import type { RowSpan } from './decide.ts'
import { inSpan } from './decide.ts'
import { rowsTable } from './tables.ts'

/** Puts into `r.derived` what the kind makes of cells of the good rows of a span; rows that have it already, from the preview, are spared. */
export async function derive({ kind, row }: ApplyInput, db: Db, span: RowSpan): Promise<void> {
  const { derived } = kind
  if (derived === undefined) return
  const rows = rowsTable(row.id)
  const cells = derived.cells.map((name) => sql`r.${identifier(name)}`)
  const found = await db.rows(
    z.object({ rowNo: z.int(), cells: z.array(z.string().nullable()) }),
    sql`select r.row_no as "rowNo", array[${join(cells)}]::text[] as cells from ${rows} r where r.ok and r.derived is null and ${inSpan(span)}`,
  )
  if (found.length === 0) return
  await db.execute(sql`
    update ${rows} p set derived = d.text
    from unnest(${found.map((one) => one.rowNo)}::int[], ${found.map((one) => derived.make(one.cells))}::text[]) d (row_no, text) where p.row_no = d.row_no`)
}
