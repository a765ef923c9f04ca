import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { decodeCursor, encodeCursor, hashFilter } from '#lib/core/page'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { empty, fixedSql, join, preparedForm, sql } from '../db/sql.ts'

/** What a list may be sorted by. The expression holds a sentinel for the unknown, so that it is never null, and is spelled exactly as in the
 * index that serves it; the type is what its text is cast to when a cursor brings it back. */
export interface SortKey {
  expression: Sql
  type: 'text' | 'date' | 'timestamptz' | 'int8' | 'float8' | 'int4'
}

/** The tables of a list: `from` gives every name that conditions, sort keys and scope branches use; `id` is unique and breaks ties. */
export interface ListSource {
  from: Sql
  id: Sql
  sort: SortKey
}

/** A branch of a list whose index begins with another column than the sort key, a customer or an outlet: the first rows for each row of `each` are read by
 * index, with `condition` between the two, and the first of them all are taken. */
export interface Lateral {
  each: Sql
  condition: Sql
}

/** What one reader asks of a list. `filter` and `sort` bind the cursor; conditions say the same in SQL. */
export interface ListRequest {
  source: ListSource
  /** All of them hold for every row. */
  conditions: readonly Sql[]
  /** From `scopeBranches`: a row is in when any of them holds; none at all is an empty list. */
  branches: readonly (Sql | Lateral)[]
  /** What is read of the rows of the page: columns over `joins`, which may refer to `p.id`. */
  columns: Sql
  joins: Sql
  filter: Readonly<Record<string, unknown>>
  /** Name of the sort key, and whether it falls. */
  sort: string
  falling: boolean
  limit: number
  cursor: string | undefined
  /** Whether its plans may be kept: where the text of the statement, not the values in it, decides how it is read. */
  keepsPlans?: boolean
}

export interface ListPage<Row> {
  rows: Row[]
  nextCursor: string | null
  previousCursor: string | null
}

/** Where a row stands in its list: the text of its sort key, and its id. */
interface Place {
  key: string
  id: number
}

type Direction = 'after' | 'before'

const placeOfRow = z.object({ cursorKey: z.string(), cursorId: z.number() })

/**
 * Reads one page of a list in one statement: the first rows of every scope branch by index, their union, the first of that, and only then
 * the columns of what is shown. One row more than the limit tells whether there is another page; nothing is counted.
 */
export async function listPage<Row>(db: Db, row: z.ZodType<Row>, request: ListRequest, now: Date): Promise<ListPage<Row>> {
  const binding = { filter: hashFilter(request.filter), sort: `${request.falling ? '-' : ''}${request.sort}` }
  const start = request.cursor === undefined ? undefined : readCursor(request.cursor, binding, request.source.sort, now)
  const direction = start?.direction ?? 'after'
  const found = await readRows(db, row, request, direction, start?.place, request.limit + 1)
  const hasMore = found.length > request.limit
  const page = found.slice(0, request.limit)
  if (direction === 'before') page.reverse()
  const cursorOf = (at: { place: Place } | undefined, to: Direction) =>
    at === undefined ? null : encodeCursor(binding, [to, at.place.key, at.place.id], now)
  const isLast = direction === 'after' && !hasMore
  const isFirst = direction === 'before' ? !hasMore : start === undefined
  return {
    rows: page.map((one) => one.row),
    nextCursor: isLast ? null : cursorOf(page.at(-1), 'after'),
    previousCursor: isFirst ? null : cursorOf(page[0], 'before'),
  }
}

/** Reads the row before and the row after one that stands at `place` in the same list, by the same statement. */
async function neighboursOf<Row>(db: Db, row: z.ZodType<Row>, request: ListRequest, place: Place): Promise<Between<Row>> {
  const [before, after] = await Promise.all([
    readRows(db, row, request, 'before', place, 1),
    readRows(db, row, request, 'after', place, 1),
  ])
  return { previous: before[0]?.row ?? null, next: after[0]?.row ?? null }
}

/** What stands before and after a row in its list. */
export interface Between<Row> {
  previous: Row | null
  next: Row | null
}

const keyRow = z.object({ key: z.string() })

/** Reads the rows before and after the row with an id; null when the list, as it is now, does not hold it. */
export async function neighboursIn<Row>(
  db: Db,
  row: z.ZodType<Row>,
  request: ListRequest,
  id: number,
): Promise<Between<Row> | null> {
  const { source, conditions } = request
  const place = await db.row(
    keyRow,
    sql`select (${source.sort.expression})::text as key from ${source.from} where ${join([...conditions, sql`${source.id} = ${id}`], ' and ')}`,
  )
  return place === null ? null : neighboursOf(db, row, request, { key: place.key, id })
}

async function readRows<Row>(
  db: Db,
  row: z.ZodType<Row>,
  request: ListRequest,
  direction: Direction,
  start: Place | undefined,
  count: number,
) {
  if (request.branches.length === 0) return []
  const parsed = z.unknown().transform((value) => {
    const { cursorKey, cursorId } = placeOfRow.parse(value)
    return { place: { key: cursorKey, id: cursorId }, row: row.parse(value) }
  })
  const statement = statementOf(request, direction, start, count)
  return db.rows(parsed, isUsual(request) ? preparedForm(statement) : statement)
}

/** Sizes of page that many ask for. */
const usualLimits = [25, 50, 100]

/** Whether it is a list as most people open it: with nothing asked for, of one scope and one order, there are few forms of it, and planning each anew takes
 * as long as reading it. */
function isUsual({ filter, limit, keepsPlans }: ListRequest): boolean {
  return keepsPlans === true && usualLimits.includes(limit) && Object.values(filter).every((value) => value === undefined)
}

function statementOf(request: ListRequest, direction: Direction, start: Place | undefined, count: number): Sql {
  const backwards = request.falling !== (direction === 'before')
  const way = backwards ? fixedSql('desc') : fixedSql('asc')
  const { id, sort } = request.source
  const seek =
    start === undefined
      ? empty
      : sql`and (${sort.expression}, ${id}) ${fixedSql(backwards ? '<' : '>')} (${start.key}::${fixedSql(sort.type)}, ${start.id})`
  return sql`
    with page as (${firstRows(request, { way, seek, count })})
    select p.k::text as "cursorKey", p.id as "cursorId", ${request.columns}
    from page p ${request.joins} order by p.k ${way}, p.id ${way}`
}

/** A select of id and sort key `k` of the first rows of a request, in its order. */
export function firstIds(request: ListRequest, count: number): Sql {
  return firstRows(request, { way: fixedSql(request.falling ? 'desc' : 'asc'), seek: empty, count })
}

function firstRows(
  { source, conditions, branches }: ListRequest,
  { way, seek, count }: { way: Sql; seek: Sql; count: number },
): Sql {
  const { from, id, sort } = source
  const most = fixedSql(String(count))
  const all = conditions.length === 0 ? sql`true` : join([...conditions], ' and ')
  const first = (branch: Sql) => sql`(select ${id} as id, ${sort.expression} as k from ${from} where ${all} and ${branch} ${seek}
      order by ${sort.expression} ${way}, ${id} ${way} limit ${most})`
  const tops = branches.map((branch) =>
    'each' in branch
      ? sql`(select x.id, x.k from ${branch.each} cross join lateral ${first(branch.condition)} x order by x.k ${way}, x.id ${way} limit ${most})`
      : first(branch),
  )
  return sql`select u.id, u.k from (${join(tops, ' union ')}) u order by u.k ${way}, u.id ${way} limit ${most}`
}

/** What the text of a key may look like; anything else in a cursor was not made here. */
const keyTexts: Record<SortKey['type'], RegExp> = {
  text: /^[\s\S]*$/,
  date: /^(-?infinity|\d{4}-\d\d-\d\d)$/,
  timestamptz: /^(-?infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/,
  // Eighteen digits and any first one that int8 holds.
  int8: /^-?[1-8]?\d{1,18}$/,
  int4: /^-?\d{1,9}$/,
  float8: /^(-?infinity|-?\d+(\.\d+)?(e[+-]\d{1,2})?)$/i,
}

function readCursor(
  cursor: string,
  binding: { filter: string; sort: string },
  sort: SortKey,
  now: Date,
): { direction: Direction; place: Place } {
  const unreadable = () => new AppError('invalid_cursor', {}, { detail: 'cursor.unreadable' })
  const [direction, key, id, ...rest] = decodeCursor(cursor, binding, now)
  if ((direction !== 'after' && direction !== 'before') || typeof key !== 'string' || typeof id !== 'number' || rest.length > 0)
    throw unreadable()
  if (!Number.isSafeInteger(id) || !keyTexts[sort.type].test(key)) throw unreadable()
  const isDayLike = (sort.type === 'date' || sort.type === 'timestamptz') && !key.endsWith('infinity')
  if (isDayLike && Number.isNaN(Date.parse(key.slice(0, 10)))) throw unreadable()
  return { direction, place: { key, id } }
}
