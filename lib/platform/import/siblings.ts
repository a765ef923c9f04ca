import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { empty, fixedSql, identifier, sql } from '../db/sql.ts'
import type { ApplyInput } from './apply-input.ts'
import type { ImportKind, SiblingLink } from './kind.ts'
import { holdImport } from './repository.ts'
import { rowsTable } from './tables.ts'

const linkedRow = z.object({ counted: z.int() })

/** Gives records the siblings that stood further down in the file, or in a later chunk, in one transaction. A row that was skipped and changes by this
 * counts as updated; a name that leads to nobody, or to one that may not be named, is listed as a warning.
 * May be run again. Answers false when another worker has the import. */
export async function linkSiblings(input: ApplyInput): Promise<boolean> {
  return input.ctx.db.tx(async (db) => {
    if ((await holdImport(db, input.row.id, input.owner)) === null) return false
    for (const sibling of input.kind.siblings ?? []) {
      await linkColumn(db, input, sibling)
      await warnOfUnlinked(db, input, sibling)
    }
    return true
  })
}

async function linkColumn(db: Db, { row, kind }: ApplyInput, sibling: SiblingLink): Promise<void> {
  const type = typeOf(kind, sibling)
  const table = identifier(kind.table)
  const column = identifier(sibling.column)
  // Records of others are left alone when the file may only add.
  const touchable = row.options.on_duplicate === 'update' ? empty : sql`and w.created_import_id = ${row.id}`
  const linked = await db.row(
    linkedRow,
    sql`
    with link as materialized (
      select w.id, w.${column} as was, p.id as is_now, w.version, r.row_no, c.id as change_id, w.created_import_id is not distinct from ${row.id} as made
      from ${rowsTable(row.id)} r join ${table} w on ${fixedSql(kind.match)}
      join ${table} p on p.${identifier(type.column)} = r.${identifier(sibling.cell)}
      left join import_change c on c.import_id = ${row.id} and c.record_id = w.id
      where r.ok and r.${identifier(sibling.cell)} is not null and w.${column} is distinct from p.id ${touchable}
        and ${fixedSql(sibling.allowed ?? 'true')}
      for update of w
    ),
    kept as (
      insert into import_change (import_id, row_no, record_id, before, after_version)
      select ${row.id}, l.row_no, l.id, jsonb_build_object(${sibling.column}::text, l.was::text), l.version + 1 from link l where not l.made and l.change_id is null
    ),
    added as (
      update import_change c set before = c.before || jsonb_build_object(${sibling.column}::text, l.was::text)
      from link l where c.id = l.change_id and not c.before ? ${sibling.column}
    ),
    done as (
      update ${table} w set ${column} = l.is_now, updated_at = now(), version = w.version + case when not l.made and l.change_id is null then 1 else 0 end
      from link l where w.id = l.id
    )
    select count(*) filter (where not made and change_id is null) as counted from link`,
  )
  const counted = linked?.counted ?? 0
  if (counted > 0)
    await db.execute(sql`update import set updated = updated + ${counted}, skipped = skipped - ${counted} where id = ${row.id}`)
}

/** Says of each good row whose name led nowhere, because the row that it names was refused later or may not be named, that it stands without. */
async function warnOfUnlinked(db: Db, { row, kind }: ApplyInput, sibling: SiblingLink): Promise<void> {
  const { column: keyColumn, reason } = typeOf(kind, sibling)
  const table = identifier(kind.table)
  const cell = sql`r.${identifier(sibling.cell)}`
  const warned = await db.execute(sql`
    insert into import_error (import_id, row_no, "column", value, reason, severity)
    select ${row.id}, r.row_no, ${sibling.cell}, ${cell}, ${reason}, 'warning'
    from ${rowsTable(row.id)} r join ${table} w on ${fixedSql(kind.match)}
    left join ${table} p on p.${identifier(keyColumn)} = ${cell}
    where r.ok and ${cell} is not null and w.created_import_id = ${row.id} and (p.id is null or w.${identifier(sibling.column)} is distinct from p.id)
      and not exists (select from import_error e where e.import_id = ${row.id} and e.row_no = r.row_no and e."column" = ${sibling.cell})`)
  if (warned > 0) await db.execute(sql`update import set warnings = warnings + ${warned} where id = ${row.id}`)
}

function typeOf(kind: ImportKind, sibling: SiblingLink) {
  const type = kind.columns.find((column) => column.name === sibling.cell)?.type
  if (type?.type !== 'sibling') throw new Error(`${sibling.cell} of ${kind.id} is no sibling`)
  return type
}
