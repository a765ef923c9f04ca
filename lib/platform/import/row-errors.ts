import type { PoolClient } from 'pg'
import type { Sql } from '../db/sql.ts'
import { join, sql } from '../db/sql.ts'
import type { Reading } from './cell-sql.ts'
import { reasonOf } from './cell-sql.ts'
import type { ReadColumn } from './header.ts'
import type { CellType } from './kind.ts'
import { LONGEST_VALUE } from './limits.ts'
import { runOn } from './run-sql.ts'
import { rowsTable, stageTable } from './tables.ts'
import type { ValidateInput } from './validate.ts'
import { bitOf, cellOf, namesSeveral, readingOf } from './validate.ts'

const isoFormat = 'yyyy-MM-dd, yyyy-MM-dd HH:mm:ss'

/** Lists every reason of every row behind `after` that the table of rows marks, in place of what was listed before. */
export async function listReasons(client: PoolClient, input: ValidateInput, after: number): Promise<void> {
  const reading = readingOf(input, cellOf)
  const reasons = input.plan.read.map((read) => reasonsOfColumn(read, input, reading))
  const ofRow = sql`(null::text, null::text, r.fault, '{}'::jsonb, 'error')`
  await runOn(client, sql`delete from import_error where import_id = ${input.importId} and row_no > ${after}`)
  await runOn(
    client,
    sql`
    insert into import_error (import_id, row_no, "column", value, reason, params, severity)
    select ${input.importId}::int, r.row_no, e.name, left(e.value, ${LONGEST_VALUE}), e.reason, e.params, e.severity
    from ${rowsTable(input.importId)} r join ${stageTable(input.importId)} s on s.row_no = r.row_no
    cross join lateral (values ${join([ofRow, ...reasons])}) e (name, value, reason, params, severity)
    where (r.fault is not null or r.unreadable <> 0 or r.missing <> 0 or r.unknown <> 0) and r.row_no > ${after} and e.reason is not null
    order by r.row_no`,
  )
}

function reasonsOfColumn(read: ReadColumn, input: ValidateInput, reading: Reading): Sql {
  const { column } = read
  const cell = cellOf(read)
  const bit = bitOf(input.kind, column)
  const unreadable = reasonOf(column.type, cell, reading, input.options.date_format ?? isoFormat)
  const isUnreadable = sql`r.unreadable & ${bit}::int8 <> 0`
  const isMissing = sql`r.missing & ${bit}::int8 <> 0`
  const value = column.personal === true ? sql`case when ${cell} is not null then '***' end` : cell
  const severity = read.unreadableIsEmpty
    ? sql`case when ${isUnreadable} and not (${isMissing}) then 'warning' else 'error' end`
    : sql`'error'`
  return sql`(${column.name}, ${value},
    case when r.fault is not null then null when ${isUnreadable} then ${unreadable.reason} when ${isMissing} then 'required'
      when r.unknown & ${bit}::int8 <> 0 then ${unknownReason(column.type, cell)} end,
    case when ${isUnreadable} then ${unreadable.params} else '{}'::jsonb end, ${severity})`
}

function unknownReason(type: CellType, cell: Sql): Sql {
  if (type.type === 'reference')
    return sql`case when ${namesSeveral(type, cell)} then 'name_ambiguous' else ${type.reason}::text end`
  return sql`${type.type === 'sibling' ? type.reason : 'customer_unknown'}::text`
}
