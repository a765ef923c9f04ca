import { z } from 'zod'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { empty, fixedSql, identifier, join, sql } from '../db/sql.ts'
import { inScope } from '../scope/render.ts'
import type { Scope } from '../scope/scope.ts'
import type { ImportKind, Refusal } from './kind.ts'
import { CHUNK_ROWS } from './limits.ts'
import type { Counts, ImportRow } from './repository.ts'
import { advance, holdImport } from './repository.ts'
import { sqlStateOf } from './sql-state.ts'
import { rowsName, rowsTable } from './tables.ts'

/** Who applies what, under which lease. `ctx` acts as the importer. */
export interface ApplyInput {
  ctx: Context
  row: ImportRow
  kind: ImportKind
  scope: Scope
  owner: string
}

/** How a chunk ended: `lost` when another worker has the import by now. */
export type ChunkEnd = { kind: 'applied'; through: number } | { kind: 'cancelled' } | { kind: 'lost' }

/** Writes the next chunk behind `after` in one transaction: the records, what updates replaced, the audit event and how far it went. When a row breaks a
 * rule of the database that reading could not know of, the chunk is halved until that row stands alone, and is rejected. */
export async function applyChunk(input: ApplyInput, after: number, rows = CHUNK_ROWS): Promise<ChunkEnd> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await input.ctx.db.tx((db) => writeChunk(input, db, after, after + rows))
    } catch (error) {
      const state = sqlStateOf(error)
      // Somebody else wrote one of the keys meanwhile, or held rows crosswise: the next attempt sees what they did.
      const mayPass = state === '23505' || state === '40P01' || state === '40001'
      if (mayPass && attempt < 3) continue
      if (!/^(22|23)/.test(state)) throw error
      if (rows > 1) return applyChunk(input, after, Math.ceil(rows / 2))
      await input.ctx.db.execute(sql`update ${rowsTable(input.row.id)} set ok = false where row_no = ${after + 1}`)
      await input.ctx.db.execute(sql`
        insert into import_error (import_id, row_no, reason, params) values (${input.row.id}, ${after + 1}, 'row_refused', ${JSON.stringify({ code: state })}::jsonb)`)
    }
  }
}

const writtenRow = z.object({ created: z.int(), updated: z.int(), refused: z.int() })
const sizesRow = z.object({ rows: z.int(), good: z.int(), superseded: z.int() })

/** Every record that a row of a chunk means has an index that finds it. Left to itself, the planner reads a table of up to some million records whole, in each chunk. */
const findByKey = sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`

async function writeChunk(input: ApplyInput, db: Db, after: number, through: number): Promise<ChunkEnd> {
  const { row, kind } = input
  const held = await holdImport(db, row.id, input.owner)
  if (held === null || held.appliedThrough !== after) return { kind: 'lost' }
  if (held.cancelAsked) return { kind: 'cancelled' }
  await db.execute(findByKey)
  const ctx = { ...input.ctx, db }
  const run = {
    ctx,
    db,
    createMissingCustomers: row.options.create_missing_customers,
    chunk: { importId: row.id, rows: rowsName(row.id), after, through },
  }
  const rows = rowsTable(row.id)
  const inChunk = sql`r.row_no > ${after} and r.row_no <= ${through}`
  if (kind.derived !== undefined) await derive(db, kind.derived, rows, inChunk)
  await kind.beforeChunk?.(run)
  const written = writtenRow.parse(await db.row(writtenRow, writeStatement(input, inChunk)))
  await kind.afterChunk?.(run)
  const sizes = sizesRow.parse(
    await db.row(
      sizesRow,
      sql`
      select count(*) as rows, count(*) filter (where r.ok) as good, count(*) filter (where r.superseded) as superseded from ${rows} r where ${inChunk}`,
    ),
  )
  // A refused row is no longer `ok` by now.
  const counts: Counts = {
    created: written.created,
    updated: written.updated,
    skipped: sizes.superseded + sizes.good - written.created - written.updated,
    rejected: sizes.rows - sizes.good - sizes.superseded,
  }
  await advance(db, row.id, through, counts)
  await audit(ctx, {
    action: 'import.chunk',
    subjectType: 'import',
    subjectId: row.id,
    detail: { kind: kind.id, from_row: after + 1, to_row: through, ...counts },
  })
  return { kind: 'applied', through }
}

async function derive(db: Db, derived: NonNullable<ImportKind['derived']>, rows: Sql, inChunk: Sql): Promise<void> {
  const cells = derived.cells.map((name) => sql`r.${identifier(name)}`)
  const found = await db.rows(
    z.object({ rowNo: z.int(), cells: z.array(z.string().nullable()) }),
    sql`select r.row_no as "rowNo", array[${join(cells)}]::text[] as cells from ${rows} r where r.ok and ${inChunk}`,
  )
  if (found.length === 0) return
  await db.execute(sql`
    update ${rows} p set derived = d.text
    from unnest(${found.map((one) => one.rowNo)}::int[], ${found.map((one) => derived.make(one.cells))}::text[]) d (row_no, text) where p.row_no = d.row_no`)
}

/** One statement: which rows mean a record that exists, which are refused, what changes, what is new. */
function writeStatement({ row, kind, scope, ctx }: ApplyInput, inChunk: Sql): Sql {
  const rows = rowsTable(row.id)
  const table = identifier(kind.table)
  const joins = kind.joins === undefined ? empty : fixedSql(kind.joins)
  const columns = kind.stored.map((stored) => identifier(stored.column))
  const fresh = kind.stored.map((stored) => fixedSql(stored.create))
  const values = kind.stored.map(
    (stored) => sql`${fixedSql(stored.update ?? `coalesce(${stored.create}, w.${stored.column})`)} as ${newName(stored.column)}`,
  )
  const olds = kind.stored.map((stored) => sql`(n.old).${identifier(stored.column)}`)
  const news = kind.stored.map((stored) => sql`n.${newName(stored.column)}`)
  const changed = sql`row(${join(olds)}) is distinct from row(${join(news)})`
  const pairs = kind.stored.map(
    (stored, index) => sql`(${stored.column}, ${olds[index] ?? empty}::text, ${news[index] ?? empty}::text)`,
  )
  const refusals = refusalsOf(kind, scope, row.options.on_duplicate)
  return sql`
    with company as (select ${ctx.company.currency}::text as currency),
    importer as (
      select ${scope.kind === 'some'}::boolean as limited, ${scope.kind === 'some' ? ctx.actor.userId : null}::int as owner_id,
        ${scope.kind === 'some' ? ctx.actor.outletId : null}::int as outlet_id, ${scope.kind === 'some' ? [...scope.ownerIds] : []}::int[] as owner_ids,
        ${scope.kind === 'some' ? [...scope.outletIds] : []}::int[] as outlet_ids
    ),
    r as materialized (
      select r.*, w.id as existing_id, ${refusalNumber(refusals)} as refused
      from ${rows} r cross join company cross join importer ${joins} left join ${table} w on ${fixedSql(kind.match)}
      where r.ok and ${inChunk}
    ),
    new as materialized (
      select r.row_no, w.id, w as old, ${join(values)}
      from r cross join company cross join importer ${joins} join ${table} w on w.id = r.existing_id
      where r.refused is null and ${row.options.on_duplicate === 'update'}
      for update of w
    ),
    kept as (
      insert into import_change (import_id, row_no, record_id, before, after_version)
      select ${row.id}, n.row_no, n.id, (select jsonb_object_agg(x.name, x.was) from (values ${join(pairs)}) x (name, was, is_now) where x.was is distinct from x.is_now),
        (n.old).version + 1
      from new n where ${changed}
    ),
    updated as (
      update ${table} w set ${join(columns.map((column, index) => sql`${column} = ${news[index] ?? empty}`))}, version = w.version + 1, updated_at = now()
      from new n where w.id = n.id and ${changed} returning 1
    ),
    created as (
      insert into ${table} (${join(columns)}, created_import_id)
      select ${join(fresh)}, ${row.id}::int from r cross join company cross join importer ${joins} where r.existing_id is null and r.refused is null returning 1
    ),
    refused as (
      insert into import_error (import_id, row_no, "column", reason)
      select ${row.id}, r.row_no, x.name, x.reason from r join (values ${join(refusals.map((refusal, index) => sql`(${fixedSql(String(index))}, ${refusal.column}::text, ${refusal.reason}::text)`))}) x (number, name, reason)
        on x.number = r.refused returning row_no
    ),
    marked as (update ${rows} p set ok = false from refused f where p.row_no = f.row_no)
    select (select count(*) from created) as created, (select count(*) from updated) as updated, (select count(*) from refused) as refused`
}

const newName = (column: string) => identifier(`new_${column}`)

interface RefusalSql {
  column: string | null
  reason: string
  when: Sql
}

function refusalsOf(kind: ImportKind, scope: Scope, onDuplicate: string): RefusalSql[] {
  const own = (kind.refusals ?? []).map((refusal: Refusal) => ({
    column: refusal.column,
    reason: refusal.reason,
    when: fixedSql(refusal.when),
  }))
  const keyColumn = kind.columns[0]?.name ?? null
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

function refusalNumber(refusals: readonly RefusalSql[]): Sql {
  return sql`case ${join(
    refusals.map((refusal, index) => sql`when ${refusal.when} then ${fixedSql(String(index))}`),
    ' ',
  )} end`
}
