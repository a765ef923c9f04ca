import { z } from 'zod'
import { minorToDecimal } from '#lib/core/money'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { fixedSql, identifier, join, sql } from '../db/sql.ts'
import type { ApplyInput } from './apply-input.ts'
import type { RowSpan } from './decide.ts'
import { decision, findByKey, findExisting, noteRefusals } from './decide.ts'
import { derive } from './derive.ts'
import type { ImportColumn, ImportKind } from './kind.ts'
import { CHUNK_ROWS } from './limits.ts'
import { findHeld } from './repository.ts'
import { rowsTable } from './tables.ts'

/** Rows that the preview shows. */
const PREVIEW_ROWS = 10

const countsRow = z.object({ created: z.int(), updated: z.int(), refused: z.int() })

const previewRow = z.object({
  row: z.int(),
  action: z.enum(['create', 'update', 'skip']),
  values: z.record(z.string(), z.string().nullable()),
})
export const previewRows = z.array(previewRow)
/** A row as it would be stored: decimals for money and weights, company time for instants, texts as they are. */
export type PreviewRow = z.infer<typeof previewRow>

/**
 * Looks, chunk by chunk and without writing a record, at what applying the good rows up to `last` would do; notes the counts, the first rows as they would be stored,
 * and the reason of each row that would be refused. What an earlier row of the file changes for a later one is not foreseen. Answers how that ended.
 */
export async function forecast(input: ApplyInput, last: number): Promise<'done' | 'cancelled' | 'lost'> {
  const { row, ctx } = input
  const sum = { created: 0, updated: 0, refused: 0 }
  for (let after = 0; after < last; after += CHUNK_ROWS) {
    const held = await findHeld(ctx.db, row.id, input.owner)
    if (held === null) return 'lost'
    if (held.cancelAsked) return 'cancelled'
    const counts = await ctx.db.tx((db) => lookAt(input, db, { after, through: Math.min(after + CHUNK_ROWS, last) }))
    sum.created += counts.created
    sum.updated += counts.updated
    sum.refused += counts.refused
  }
  const preview = await ctx.db.tx((db) => firstRows(input, db))
  const replaced = await findReplaced(input)
  const kept = await ctx.db.execute(sql`
    update import set preview = ${JSON.stringify(preview)}::jsonb, updated_at = now(), forecast = jsonb_build_object(
      'created', ${sum.created}::int, 'updated', ${sum.updated}::int, 'rejected', rejected + ${sum.refused}::int,
      'skipped', total - rejected - ${sum.created + sum.updated + sum.refused}::int, 'replaced', ${JSON.stringify(replaced)}::jsonb)
    where id = ${row.id} and lease_owner = ${input.owner}`)
  return kept === 1 ? 'done' : 'lost'
}

/** Rows that give way to a later one of the file with the same key: how many, and of the first few which one takes their place. */
export const replacedRows = z.object({ count: z.int(), first: z.array(z.object({ row: z.int(), by: z.int() })) })
export type ReplacedRows = z.infer<typeof replacedRows>

/** Of so many it is said which row takes their place. */
const REPLACED_NAMED = 5

async function findReplaced({ row, kind, ctx }: ApplyInput): Promise<ReplacedRows> {
  const rows = rowsTable(row.id)
  const counted = await ctx.db.row(
    z.object({ count: z.int() }),
    sql`select count(*)::int4 as count from ${rows} where superseded`,
  )
  const count = counted?.count ?? 0
  if (count === 0) return { count, first: [] }
  const first = await ctx.db.rows(
    z.object({ row: z.int(), by: z.int() }),
    sql`
    with early as (select r.row_no, ${fixedSql(kind.key)} as key from ${rows} r where r.superseded order by r.row_no limit ${REPLACED_NAMED})
    select e.row_no as row, max(k.row_no) as by
    from early e join (select r.row_no, ${fixedSql(kind.key)} as key from ${rows} r where r.ok) k on k.key = e.key
    group by e.row_no order by e.row_no`,
  )
  return { count, first }
}

async function lookAt(input: ApplyInput, db: Db, span: RowSpan): Promise<z.infer<typeof countsRow>> {
  await derive(input, db, span)
  await db.execute(findByKey)
  const existing = await findExisting(input, db, span, 'look')
  return countsRow.parse(
    await db.row(
      countsRow,
      sql`
      ${decision(input, span, existing)},
      noted as (${noteRefusals(input, true)})
      select count(*) filter (where r.existing_id is null and r.refused is null) as created,
        (select count(*) from n where n.changed) as updated, (select count(distinct row_no) from noted) as refused from r`,
    ),
  )
}

const lastRow = z.object({ through: z.int().nullable() })
const rawRow = previewRow.extend({ currency: z.string().nullable() })

async function firstRows(input: ApplyInput, db: Db): Promise<PreviewRow[]> {
  const { row, kind, ctx } = input
  const rows = rowsTable(row.id)
  const first = sql`select max(row_no) as through from (select row_no from ${rows} where ok order by row_no limit ${PREVIEW_ROWS}) f`
  const through = (await db.row(lastRow, first))?.through
  if (through === null || through === undefined) return []
  // Bad rows may stand between the good ones: no more than a chunk is looked at.
  const from = (await db.row(lastRow, sql`select min(row_no) as through from ${rows} where ok`))?.through ?? 0
  const span = { after: from - 1, through: Math.min(through, from - 1 + CHUNK_ROWS) }
  const existing = await findExisting(input, db, span, 'look')
  const names = kind.columns.map(({ name }) => sql`${name}::text`)
  const texts = kind.columns.map((column) => textOf(column, ctx.company.timeZone))
  const found = await db.rows(
    rawRow,
    sql`
    ${decision(input, span, existing)}
    select r.row_no as row, case when r.existing_id is null then 'create' when coalesce(n.changed, false) then 'update' else 'skip' end as action,
      jsonb_object(array[${join(names)}], array[${join(texts)}]) as values, ${currencyOf(kind)} as currency
    from r left join n on n.row_no = r.row_no where r.refused is null order by r.row_no limit ${PREVIEW_ROWS}`,
  )
  return found.map(({ currency, ...one }) => ({ ...one, values: readable(kind, one.values, currency ?? ctx.company.currency) }))
}

function currencyOf(kind: ImportKind): Sql {
  const column = kind.columns.find(({ type }) => type.type === 'currency')
  return column === undefined ? sql`null::text` : sql`r.${identifier(column.name)}`
}

function textOf({ name, type }: ImportColumn, timeZone: string): Sql {
  const value = sql`r.${identifier(name)}`
  if (type.type === 'instant') return sql`to_char(${value} at time zone ${timeZone}, 'YYYY-MM-DD HH24:MI')`
  return type.type === 'tags' || type.type === 'list' ? sql`array_to_string(${value}, ' · ')` : sql`${value}::text`
}

const gramsPerKilogram = 1000

function readable(kind: ImportKind, values: PreviewRow['values'], currency: string): PreviewRow['values'] {
  const shown = { ...values }
  for (const { name, type } of kind.columns) {
    const value = values[name] ?? null
    if (value === null) continue
    if (type.type === 'money') shown[name] = minorToDecimal(Number(value), currency)
    if (type.type === 'grams') shown[name] = String(Number(value) / gramsPerKilogram)
  }
  return shown
}
