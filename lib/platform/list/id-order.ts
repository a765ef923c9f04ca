import { AppError } from '#lib/core/errors'
import type { Page } from '#lib/core/page'
import { decodeCursor, encodeCursor, hashFilter, pageOf } from '#lib/core/page'
import type { Sql } from '../db/sql.ts'
import { fixedSql, sql } from '../db/sql.ts'

/** A part of a short list that is read in order of id. */
export interface IdWindow {
  /** The id that the page before ended with. */
  startId: number | null
  falling: boolean
  limit: number
}

/** The end of a statement over `id`: from the window's start, in its order, one row more than its limit. Stands behind `where … and`. */
export function windowSql(id: Sql, window: IdWindow): Sql {
  const start = window.startId === null ? sql`true` : sql`${id} ${fixedSql(window.falling ? '<' : '>')} ${window.startId}`
  return sql`${start} order by ${id} ${fixedSql(window.falling ? 'desc' : 'asc')} limit ${window.limit + 1}`
}

/** Reads one page of such a list; `filter` binds the cursor. Throws `invalid_cursor`. */
export async function pageById<Row extends { id: number }>(
  request: { limit: number; cursor: string | undefined; falling: boolean; filter: Readonly<Record<string, unknown>>; now: Date },
  read: (window: IdWindow) => Promise<Row[]>,
): Promise<Page<Row>> {
  const binding = { filter: hashFilter(request.filter), sort: request.falling ? '-id' : 'id' }
  const startId = request.cursor === undefined ? null : readId(decodeCursor(request.cursor, binding, request.now))
  const rows = await read({ startId, falling: request.falling, limit: request.limit })
  return pageOf(rows, request.limit, (row) => encodeCursor(binding, [row.id], request.now))
}

function readId([id]: readonly unknown[]): number {
  if (typeof id === 'number' && Number.isInteger(id) && id > 0 && id <= 2_147_483_647) return id
  throw new AppError('invalid_cursor', {}, { detail: 'cursor.unreadable' })
}
