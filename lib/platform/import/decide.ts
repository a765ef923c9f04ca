import { z } from 'zod'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { empty, fixedSql, identifier, join, sql } from '../db/sql.ts'
import { inScope } from '../scope/render.ts'
import type { ApplyInput } from './apply-input.ts'
import type { ImportKind, Refusal } from './kind.ts'
import { findColumn } from './kind.ts'
import { LONGEST_VALUE } from './limits.ts'
import { rowsTable } from './tables.ts'

// What becomes of each good row of a span: refused, a change of a record that stands, or a new one. Writing does it; the preview only counts it.

/** Rows of an import behind one row and up to another. */
export interface RowSpan {
  readonly after: number
  readonly through: number
}

export const inSpan = ({ after, through }: RowSpan): Sql => sql`r.row_no > ${after} and r.row_no <= ${through}`

/** Every record that a row of a chunk means has an index that finds it. Left to itself, the planner reads a table of up to some million records whole, in each chunk. */
export const findByKey = sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`

const foundRow = z.object({ places: z.array(z.int()), ids: z.array(z.int()) })

/** Finds the records that stand already for rows of the span, and answers, as PostgreSQL writes a list, for each row of it the id of its record, or 0. For writing
 * it locks them, in the order of their ids; an import changes no key: whoever writes something that refers to such a record need not wait. */
export async function findExisting(input: ApplyInput, db: Db, span: RowSpan, purpose: 'write' | 'look'): Promise<string> {
  const { row, kind } = input
  const found = await db.rows(
    foundRow,
    sql`
    with ${givens(input)}, found as (
      select r.row_no - ${span.after}::int as place, w.id from ${rowsTable(row.id)} r cross join company cross join importer ${joinsOf(kind)}
      join ${identifier(kind.table)} w on ${fixedSql(kind.match)} where r.ok and ${inSpan(span)} order by w.id ${purpose === 'write' ? sql`for no key update of w` : empty}
    )
    select coalesce(array_agg(place), '{}') as places, coalesce(array_agg(id), '{}') as ids from found`,
  )
  const existing = Array.from({ length: span.through - span.after }, () => 0)
  for (const { places, ids } of found) for (const [index, place] of places.entries()) existing[place - 1] = ids[index] ?? 0
  // As one text: a list of twenty thousand numbers would become as many values of the driver.
  return `{${existing.join(',')}}`
}

export const joinsOf = (kind: ImportKind): Sql => (kind.joins === undefined ? empty : fixedSql(kind.joins))

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

/** The names of a kind's stored columns beside what they hold and what they are to hold, in the rows `n` of a decision. */
export function changesOf(kind: ImportKind): { columns: Sql[]; olds: Sql[]; news: Sql[]; differs: Sql[] } {
  const columns = kind.stored.map((stored) => identifier(stored.column))
  const olds = kind.stored.map((stored) => sql`n.${oldName(stored.column)}`)
  const news = kind.stored.map((stored) => sql`n.${newName(stored.column)}`)
  const differs = olds.map((old, index) => sql`${old} is distinct from ${news[index] ?? empty}`)
  return { columns, olds, news, differs }
}

/** Begins a statement over the good rows of a span: `r` are they, with the id of the record that stands (`existing_id`) and the numbers of all reasons to refuse
 * (`refused`, null for none); `n` those that change a record, with what it holds and is to hold, and whether that differs (`changed`). `existing` comes from `findExisting`. */
export function decision(input: ApplyInput, span: RowSpan, existing: string): Sql {
  const { row, kind } = input
  const table = identifier(kind.table)
  const joins = joinsOf(kind)
  const { olds, news } = changesOf(kind)
  const values = kind.stored.flatMap(({ column, create, update }) => [
    sql`w.${identifier(column)} as ${oldName(column)}`,
    sql`${fixedSql(update ?? `coalesce(${create}, w.${column})`)} as ${newName(column)}`,
  ])
  return sql`
    with ${givens(input)},
    r as materialized (
      select r.*, w.id as existing_id, ${refusalNumbers(refusalsOf(input))} as refused
      from ${rowsTable(row.id)} r cross join company cross join importer ${joins} left join ${table} w on w.id = nullif((select ${existing}::text::int8[])[r.row_no - ${span.after}::int], 0)
      where r.ok and ${inSpan(span)}
    ),
    n as materialized (
      select n.*, row(${join(olds)}) is distinct from row(${join(news)}) as changed from (
        select r.row_no, w.id, w.version, ${join(values)}
        from r cross join company cross join importer ${joins} join ${table} w on w.id = r.existing_id
        where r.refused is null and ${row.options.on_duplicate === 'update'} offset '0'
      ) n
    )`
}

/** A part of such a statement: notes every reason of each row that is refused, a line each. `expected`: it is only foreseen. */
export function noteRefusals(input: ApplyInput, expected: boolean): Sql {
  const refusals = refusalsOf(input)
  const reasons = refusals.map(
    (refusal, index) => sql`(${fixedSql(String(index))}, ${refusal.column}::text, ${refusal.reason}::text)`,
  )
  return sql`
      insert into import_error (import_id, row_no, "column", reason, value, expected)
      select ${input.row.id}, r.row_no, x.name, x.reason, case x.number ${refusedValues(input.kind, refusals)} end, ${expected}
      from r join (values ${join(reasons)}) x (number, name, reason) on x.number = any(r.refused) returning row_no`
}

const oldName = (column: string) => identifier(`old_${column}`)
const newName = (column: string) => identifier(`new_${column}`)

interface RefusalSql {
  column: string
  reason: string
  when: Sql
}

function refusalsOf({ kind, scope, row }: ApplyInput): RefusalSql[] {
  const onDuplicate = row.options.on_duplicate
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

/** The numbers of the reasons that hold, null where none does. A record out of reach is said to be that and nothing more: what else holds would tell of it. Only a row that is refused has its
 * reasons looked at one by one. */
function refusalNumbers([reach, ...others]: readonly RefusalSql[]): Sql {
  const each = others.map(({ when }, index) => sql`case when ${when} then ${fixedSql(String(index + 1))} end`)
  return sql`case when ${reach?.when ?? sql`false`} then array[0]
    when ${join(
      others.map(({ when }) => sql`(${when})`),
      ' or ',
    )} then array_remove(array[${join(each)}], null) end`
}
