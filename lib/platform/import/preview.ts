import { z } from 'zod'
import type { Context } from '../context.ts'
import { sql } from '../db/sql.ts'
import { findReadable, isOwn } from './access.ts'
import { columnLabel } from './column-words.ts'
import type { PreviewRow, ReplacedRows } from './forecast.ts'
import { previewRows, replacedRows } from './forecast.ts'
import type { ImportKind } from './kind.ts'
import { kindOfImport } from './own-columns.ts'
import { wordOf } from './words.ts'

const hidden = '***'

/** The first rows of an import that is ready, as they would be stored, in the reader's words. */
export interface Preview {
  columns: { name: string; label: string; isNumber: boolean }[]
  /** `values` stand in the order of the columns; null is empty. */
  rows: { row: number; action: PreviewRow['action']; values: (string | null)[] }[]
  /** Whether personal values are hidden, because somebody else brought the file. */
  masked: boolean
  /** Rows that give way to a later one with the same key. */
  replaced: ReplacedRows
}

/** Answers the preview of an import; only columns that hold something are in it. Throws `not_found`. */
export async function getPreview(ctx: Context, id: string, kinds: readonly ImportKind[]): Promise<Preview> {
  const row = await findReadable(ctx, id)
  const kind = await kindOfImport(ctx, kinds, row)
  const stored = z.object({ preview: previewRows, replaced: replacedRows.nullable() })
  const found = await ctx.db.row(
    stored,
    sql`select coalesce(preview, '[]') as preview, forecast->'replaced' as replaced from import where id = ${row.id}`,
  )
  const rows = found?.preview ?? []
  const masked = !isOwn(ctx, row)
  const columns = (kind?.columns ?? []).filter(({ name }) => rows.some(({ values }) => (values[name] ?? null) !== null))
  return {
    columns: columns.map(({ name, type }) => ({
      name,
      label: kind === undefined ? name : columnLabel(kind, name, ctx.locale),
      isNumber: ['integer', 'number', 'money', 'grams'].includes(type.type),
    })),
    rows: rows.map(({ row: number, action, values }) => ({
      row: number,
      action,
      values: columns.map(({ name, type, personal }) => {
        const value = values[name] ?? null
        if (value === null) return null
        return personal === true && masked ? hidden : wordOf(type, value, ctx.locale)
      }),
    })),
    replaced: found?.replaced ?? { count: 0, first: [] },
    masked: masked && columns.some(({ personal }) => personal === true),
  }
}
