import type { PoolClient } from 'pg'
import { fixedSql, identifier, join, sql } from '../db/sql.ts'
import type { ImportColumn } from './kind.ts'
import { LONGEST_VALUE } from './limits.ts'
import { runOn } from './run-sql.ts'
import { rowsTable } from './tables.ts'
import type { ValidateInput } from './validate.ts'

/** Lists, behind row `after`, what is read as it stands and is hardly meant: a row that a later one of the file takes the place of and that says something else, and a cell that its column doubts.
 * Nothing is refused for it. */
export async function listWarnings(client: PoolClient, input: ValidateInput, after: number): Promise<void> {
  await warnOfRepeats(client, input, after)
  for (const { column } of input.plan.read)
    if (column.doubt !== undefined) await warnOfDoubt(client, input, after, column, column.doubt)
}

/** Of two rows with one key the later counts: where they differ, one of two records may be lost, or what the earlier one says. */
async function warnOfRepeats(client: PoolClient, { importId, kind, plan }: ValidateInput, after: number): Promise<void> {
  const [key] = kind.columns
  if (key === undefined) throw new Error(`the kind ${kind.id} has no columns`)
  const cells = (alias: 'r' | 'l') => join(plan.read.map(({ column }) => sql`${fixedSql(alias)}.${identifier(column.name)}`))
  await runOn(
    client,
    sql`
    insert into import_error (import_id, row_no, "column", value, reason, params, severity)
    select ${importId}::int, r.row_no, ${key.name}, ${shownOf(key)}, 'repeated_in_file', jsonb_build_object('row', r.row_no, 'later', l.row_no), 'warning'
    from ${rowsTable(importId)} r join ${rowsTable(importId)} l on l.row_no = r.superseded_by
    where r.row_no > ${after} and row(${cells('r')}) is distinct from row(${cells('l')}) order by r.row_no`,
  )
}

async function warnOfDoubt(
  client: PoolClient,
  { importId }: ValidateInput,
  after: number,
  column: ImportColumn,
  doubt: { when: string; reason: string },
): Promise<void> {
  await runOn(
    client,
    sql`
    insert into import_error (import_id, row_no, "column", value, reason, severity)
    select ${importId}::int, r.row_no, ${column.name}, ${shownOf(column)}, ${doubt.reason}, 'warning'
    from ${rowsTable(importId)} r where r.ok and r.row_no > ${after} and (${fixedSql(doubt.when)}) order by r.row_no`,
  )
}

const shownOf = (column: ImportColumn) =>
  column.personal === true ? sql`'***'` : sql`left(r.${identifier(column.name)}::text, ${LONGEST_VALUE})`
