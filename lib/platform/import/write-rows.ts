import { z } from 'zod'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { empty, fixedSql, identifier, join, sql } from '../db/sql.ts'
import type { ApplyInput } from './apply-input.ts'
import type { RowSpan } from './decide.ts'
import { changesOf, decision, findByKey, findExisting, joinsOf, noteRefusals } from './decide.ts'
import { rowsTable } from './tables.ts'
import { keptOf } from './taken-back.ts'

const writtenRow = z.object({ created: z.int(), updated: z.int(), refused: z.int() })
export type Written = z.infer<typeof writtenRow>

/** Writes the good rows of a span, in the transaction of `db`: new records, and what changes of those that stand already. */
export async function writeRows(input: ApplyInput, db: Db, span: RowSpan): Promise<Written> {
  await db.execute(findByKey)
  const existing = await findExisting(input, db, span, 'write')
  return writtenRow.parse(await db.row(writtenRow, writeStatement(input, span, existing)))
}

/** One statement: which rows are refused, what changes, what is new. */
function writeStatement(input: ApplyInput, span: RowSpan, existing: string): Sql {
  const { row, kind } = input
  const table = identifier(kind.table)
  const { columns, olds, news, differs } = changesOf(kind)
  const fresh = kind.stored.map((stored) => fixedSql(stored.create))
  const pairs = kind.stored.map(
    (stored, index) =>
      sql`(${stored.column}, ${differs[index] ?? empty}, case when ${differs[index] ?? empty} then ${keptOf(stored, olds[index] ?? empty, news[index] ?? empty)} end)`,
  )
  return sql`
    ${decision(input, span, existing)},
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
      select ${join(fresh)}, ${row.id}::int from r cross join company cross join importer ${joinsOf(kind)} where r.existing_id is null and r.refused is null returning 1
    ),
    refused as (${noteRefusals(input, false)}),
    marked as (update ${rowsTable(row.id)} p set ok = false from refused f where p.row_no = f.row_no)
    select (select count(*) from created) as created, (select count(*) from updated) as updated, (select count(distinct row_no) from refused) as refused`
}
