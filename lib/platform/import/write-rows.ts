import { z } from 'zod'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { empty, fixedSql, identifier, join, sql } from '../db/sql.ts'
import { inScope } from '../scope/render.ts'
import type { Scope } from '../scope/scope.ts'
import type { ApplyInput } from './apply-input.ts'
import type { ImportKind, Refusal } from './kind.ts'
import { findColumn } from './kind.ts'
import { LONGEST_VALUE } from './limits.ts'
import { rowsTable } from './tables.ts'

/** Rows of an import behind one row and up to another. */
export interface RowSpan {
  readonly after: number
  readonly through: number
}

export const inSpan = ({ after, through }: RowSpan): Sql => sql`r.row_no > ${after} and r.row_no <= ${through}`

/** Every record that a row of a chunk means has an index that finds it. Left to itself, the planner reads a table of up to some million records whole, in each chunk. */
const findByKey = sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`

const foundRow = z.object({ places: z.array(z.int()), ids: z.array(z.int()) })

/** Locks, in the order of their ids, the records that stand already for rows of the span, and answers for each row of it the id of its record, or 0. An import
 * changes no key: whoever writes something that refers to such a record need not wait. */
async function lockExisting(input: ApplyInput, db: Db, span: RowSpan): Promise<number[]> {
  const { row, kind } = input
  const found = await db.rows(
    foundRow,
    sql`
    with ${givens(input)}, found as (
      select r.row_no - ${span.after}::int as place, w.id from ${rowsTable(row.id)} r cross join company cross join importer ${joinsOf(kind)}
      join ${identifier(kind.table)} w on ${fixedSql(kind.match)} where r.ok and ${inSpan(span)} order by w.id for no key update of w
    )
    select coalesce(array_agg(place), '{}') as places, coalesce(array_agg(id), '{}') as ids from found`,
  )
  const existing = Array.from({ length: span.through - span.after }, () => 0)
  for (const { places, ids } of found) for (const [index, place] of places.entries()) existing[place - 1] = ids[index] ?? 0
  return existing
}

const writtenRow = z.object({ created: z.int(), updated: z.int(), refused: z.int() })
export type Written = z.infer<typeof writtenRow>

/** Writes the good rows of a span, in the transaction of `db`: new records, and what changes of those that stand already. */
export async function writeRows(input: ApplyInput, db: Db, span: RowSpan): Promise<Written> {
  await db.execute(findByKey)
  // As one text: a list of twenty thousand numbers would become as many values of the driver.
  const existing = `{${(await lockExisting(input, db, span)).join(',')}}`
  return writtenRow.parse(await db.row(writtenRow, writeStatement(input, span, existing)))
}

const joinsOf = (kind: ImportKind): Sql => (kind.joins === undefined ? empty : fixedSql(kind.joins))

/** What SQL of a kind finds beside `r` and `w`. */
function givens({ scope, ctx }: ApplyInput): Sql {
  const limited = scope.kind === 'some'
  return sql`
    company as (select ${ctx.company.currency}::text as currency),
    importer as (
      select ${limited}::boolean as limited, ${limited ? ctx.actor.userId : null}::int as owner_id,
        ${limited ? ctx.actor.outletId : null}::int as outlet_id, ${limited ? [...scope.ownerIds] : []}::int[] as owner_ids,
        ${limited ? [...scope.outletIds] : []}::int[] as outlet_ids
    )`
}

/** One statement: which rows are refused, what changes, what is new. `existing` is, as PostgreSQL writes a list, for each row of the span the id of its record, or 0. */
function writeStatement(input: ApplyInput, span: RowSpan, existing: string): Sql {
  const { row, kind, scope } = input
  const rows = rowsTable(row.id)
  const table = identifier(kind.table)
  const joins = joinsOf(kind)
  const columns = kind.stored.map((stored) => identifier(stored.column))
  const fresh = kind.stored.map((stored) => fixedSql(stored.create))
  const values = kind.stored.flatMap(({ column, create, update }) => [
    sql`w.${identifier(column)} as ${oldName(column)}`,
    sql`${fixedSql(update ?? `coalesce(${create}, w.${column})`)} as ${newName(column)}`,
  ])
  const olds = kind.stored.map((stored) => sql`n.${oldName(stored.column)}`)
  const news = kind.stored.map((stored) => sql`n.${newName(stored.column)}`)
  const differs = olds.map((old, index) => sql`${old} is distinct from ${news[index] ?? empty}`)
  const pairs = kind.stored.map(
    (stored, index) =>
      sql`(${stored.column}, ${differs[index] ?? empty}, case when ${differs[index] ?? empty} then ${olds[index] ?? empty}::text end)`,
  )
  const refusals = refusalsOf(kind, scope, row.options.on_duplicate)
  return sql`
    with ${givens(input)},
    r as materialized (
      select r.*, w.id as existing_id, ${refusalNumber(refusals)} as refused
      from ${rows} r cross join company cross join importer ${joins} left join ${table} w on w.id = nullif((select ${existing}::text::int8[])[r.row_no - ${span.after}::int], 0)
      where r.ok and ${inSpan(span)}
    ),
    n as materialized (
      select n.*, row(${join(olds)}) is distinct from row(${join(news)}) as changed from (
        select r.row_no, w.id, w.version, ${join(values)}
        from r cross join company cross join importer ${joins} join ${table} w on w.id = r.existing_id
        where r.refused is null and ${row.options.on_duplicate === 'update'} offset '0'
      ) n
    ),
    kept as (
      insert into import_change (import_id, row_no, record_id, before, after_version)
      select ${row.id}, n.row_no, n.id, (select jsonb_object_agg(x.name, x.was) from (values ${join(pairs)}) x (name, differs, was) where x.differs),
        n.version + 1
      from n where n.changed
    ),
    updated as (
      update ${table} w set ${join(columns.map((column, index) => sql`${column} = ${news[index] ?? empty}`))}, version = w.version + 1, updated_at = now()
      from n where w.id = n.id and n.changed returning 1
    ),
    created as (
      insert into ${table} (${join(columns)}, created_import_id)
      select ${join(fresh)}, ${row.id}::int from r cross join company cross join importer ${joins} where r.existing_id is null and r.refused is null returning 1
    ),
    refused as (
      insert into import_error (import_id, row_no, "column", reason, value)
      select ${row.id}, r.row_no, x.name, x.reason, case r.refused ${refusedValues(kind, refusals)} end from r join (values ${join(refusals.map((refusal, index) => sql`(${fixedSql(String(index))}, ${refusal.column}::text, ${refusal.reason}::text)`))}) x (number, name, reason)
        on x.number = r.refused returning row_no
    ),
    marked as (update ${rows} p set ok = false from refused f where p.row_no = f.row_no)
    select (select count(*) from created) as created, (select count(*) from updated) as updated, (select count(*) from refused) as refused`
}

const oldName = (column: string) => identifier(`old_${column}`)
const newName = (column: string) => identifier(`new_${column}`)

interface RefusalSql {
  column: string
  reason: string
  when: Sql
}

function refusalsOf(kind: ImportKind, scope: Scope, onDuplicate: string): RefusalSql[] {
  const own = (kind.refusals ?? []).map((refusal: Refusal) => ({
    column: refusal.column,
    reason: refusal.reason,
    when: fixedSql(refusal.when),
  }))
  const [first] = kind.columns
  if (first === undefined) throw new Error(`the kind ${kind.id} has no columns`)
  const keyColumn = first.name
  return [
    {
      column: keyColumn,
      reason: 'not_in_scope',
      when: scope.kind === 'all' ? sql`false` : sql`(w.id is not null and not (${inScope(scope, fixedSql(kind.rootOfRecord))}))`,
    },
    { column: keyColumn, reason: 'already_there', when: onDuplicate === 'error' ? sql`w.id is not null` : sql`false` },
    ...own,
  ]
}

/** The cell that a row was refused for, by the number of the refusal: what names a person stays hidden, as in every list of errors. */
function refusedValues(kind: ImportKind, refusals: readonly RefusalSql[]): Sql {
  const values = refusals.map(({ column }, index) => {
    const cell = sql`r.${identifier(column)}::text`
    const shown =
      findColumn(kind, column)?.personal === true
        ? sql`case when ${cell} is not null then '***' end`
        : sql`left(${cell}, ${LONGEST_VALUE})`
    return sql`when ${fixedSql(String(index))} then ${shown}`
  })
  return join(values, ' ')
}

function refusalNumber(refusals: readonly RefusalSql[]): Sql {
  return sql`case ${join(
    refusals.map((refusal, index) => sql`when ${refusal.when} then ${fixedSql(String(index))}`),
    ' ',
  )} end`
}
