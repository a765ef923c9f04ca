import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { ListRequest } from '../list/list-page.ts'
import { firstIds } from '../list/list-page.ts'

/** Ids come as one text: a million small rows of a driver weigh a hundred times as much. */
const idsRow = z.object({ ids: z.string() })

/** Reads which rows an export of a list holds, in the order of the list and in one snapshot, at most so many: 8 bytes a row, however wide it is. */
export async function readRowIds(db: Db, request: ListRequest, most: number): Promise<Float64Array> {
  if (request.branches.length === 0) return new Float64Array()
  const way = request.falling ? sql`desc` : sql`asc`
  const found = await db.row(
    idsRow,
    sql`select coalesce(string_agg(f.id::text, ',' order by f.k ${way}, f.id ${way}), '') as ids from (${firstIds(request, most)}) f`,
  )
  const { ids } = idsRow.parse(found)
  return ids === '' ? new Float64Array() : Float64Array.from(ids.split(','), Number)
}

/** So many rows are held at a time. */
const ROWS_PER_PAGE = 500

/** Reads the rows of an export page by page. No connection is held while the reader takes them: a slow download keeps nobody waiting. */
export async function* inPages<Row>(
  ids: Float64Array,
  read: (ids: number[]) => Promise<Row[]>,
): AsyncGenerator<Row[], undefined, undefined> {
  for (let start = 0; start < ids.length; start += ROWS_PER_PAGE)
    yield await read([...ids.subarray(start, start + ROWS_PER_PAGE)])
}
