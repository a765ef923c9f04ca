import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { identifier, join, sql } from '../db/sql.ts'
import type { ImportRow } from './import-row.ts'
import { params } from './import-row.ts'
import { stageName, stageTable } from './tables.ts'

/** So many rows that were not taken are kept for the file that goes back: more than anybody mends by hand. */
export const MOST_REFUSED_ROWS = 100_000
const ROWS_PER_READ = 2_000

/** Keeps the cells of the rows that an import has refused, as they stand in its file, before what was read of the file is dropped. */
export async function keepRefusedRows(db: Db, id: number): Promise<void> {
  const cells = await cellsOfStage(db, id)
  if (cells === null) return
  await db.execute(sql`
    insert into import_refused_row (import_id, row_no, cells)
    select ${id}::int, s.row_no, ${cells} from ${stageTable(id)} s
    join (select distinct row_no from import_error where import_id = ${id} and severity = 'error' order by row_no limit ${MOST_REFUSED_ROWS}) e
      on e.row_no = s.row_no
    on conflict do nothing`)
}

const reasonOfRow = z.object({ column: z.string().nullable(), reason: z.string(), params })
const refusedRow = z.object({ rowNo: z.int(), cells: z.array(z.string().nullable()), reasons: z.array(reasonOfRow) })
/** A row as it stands in its file, and all its reasons. */
export type RefusedRow = z.infer<typeof refusedRow>

/** Answers the rows that an import has refused, or that one which is ready will refuse, in the order of the file. */
export async function* refusedRows(db: Db, row: Pick<ImportRow, 'id' | 'status'>): AsyncGenerator<RefusedRow> {
  const stage = row.status === 'ready' ? await cellsOfStage(db, row.id) : null
  for (let after = 0, read = 0; read < MOST_REFUSED_ROWS; ) {
    const found = await db.rows(
      refusedRow,
      stage === null
        ? sql`select s.row_no as "rowNo", s.cells, ${reasonsOf(row.id)} as reasons from import_refused_row s
            where s.import_id = ${row.id} and s.row_no > ${after} order by s.row_no limit ${ROWS_PER_READ}`
        : sql`select s.row_no as "rowNo", ${stage} as cells, ${reasonsOf(row.id)} as reasons from (
            select distinct row_no from import_error where import_id = ${row.id} and severity = 'error' and row_no > ${after} order by row_no limit ${ROWS_PER_READ}
          ) e join ${stageTable(row.id)} s on s.row_no = e.row_no order by s.row_no`,
    )
    yield* found
    read += found.length
    const last = found.at(-1)
    if (last === undefined || found.length < ROWS_PER_READ) return
    after = last.rowNo
  }
}

const reasonsOf = (id: number) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('column', x."column", 'reason', x.reason, 'params', x.params) order by x.id), '[]')
  from import_error x where x.import_id = ${id} and x.row_no = s.row_no and x.severity = 'error')`

/** The cells of a staged row `s` as a list; null when nothing is staged. */
async function cellsOfStage(db: Db, id: number) {
  const columns = await db.rows(
    z.object({ name: z.string() }),
    sql`select attname as name from pg_attribute where attrelid = to_regclass(${stageName(id)}::text) and attnum > 0 and attname ~ '^c[0-9]+$' order by attnum`,
  )
  return columns.length === 0
    ? null
    : sql`to_jsonb(array[${join(columns.map(({ name }) => sql`s.${identifier(name)}`))}]::text[])`
}
