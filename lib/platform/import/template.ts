import type { CellValue, DataValidation, WriteSheet } from 'hucre/xlsx'
import { colToLetter, writeXlsx } from 'hucre/xlsx'
import { z } from 'zod'
import { csvLine } from '#lib/core/cell-text'
import { listText } from '#lib/core/formats'
import { truncateText } from '#lib/core/text'
import type { Context } from '../context.ts'
import { sql } from '../db/sql.ts'
import type { Locale } from '../i18n/locale.ts'
import { findText } from '../i18n/messages.ts'
import { permit } from '../scope/scope.ts'
import { columnLabel } from './column-words.ts'
import type { CellType, ImportColumn, ImportKind } from './kind.ts'
import { offeredKind } from './own-columns.ts'
import { choicesOf, wordOf } from './words.ts'

const byteOrderMark = '\ufeff'
/** Rows of the sheet that offer the values of a closed list, or the company's own words. */
const OFFERED_ROWS = 1_000
/** What a spreadsheet takes as a list of values. */
const LONGEST_LIST = 255
const LONGEST_SHEET_NAME = 31

/** Makes the file that is to be filled in for a kind, as CSV: the names of its columns in the reader's language, and one example row, which can be imported as it
 * stands. Required columns are marked by an asterisk, which importing overlooks. */
export async function templateAsCsv(ctx: Context, shipped: ImportKind): Promise<string> {
  permit(ctx, 'import:create')
  const kind = await offeredKind(ctx, shipped)
  const { headings, example } = await templateRows(ctx, kind)
  return byteOrderMark + csvLine(headings) + csvLine(example)
}

/** The same as XLSX, with the values of closed lists to choose from, and a second sheet that says how each column is filled in. */
export async function templateAsXlsx(ctx: Context, shipped: ImportKind): Promise<Uint8Array<ArrayBuffer>> {
  permit(ctx, 'import:create')
  const kind = await offeredKind(ctx, shipped)
  const { headings, example } = await templateRows(ctx, kind)
  const values = await Promise.all(
    kind.columns.map(async (column) => (await column.offers?.(ctx)) ?? choicesOf(column.type, ctx.locale) ?? []),
  )
  const widths = headings.map((heading, index) => widthOf(heading, example[index] ?? ''))
  const sheet: WriteSheet = {
    name: sheetName(textOf(ctx.locale, `${kind.id}.name`)),
    // As texts: a spreadsheet would make numbers of codes and telephone numbers.
    columns: kind.columns.map((column, index) => ({
      width: widths[index] ?? 12,
      ...(isWritten(column.type) ? { numFmt: '@' } : {}),
    })),
    rows: [headings, example],
    cells: boldRow(headings.length),
    dataValidations: values.flatMap(offersOf),
    freezePane: { rows: 1 },
  }
  return new Uint8Array(await writeXlsx({ sheets: [sheet, notesSheet(kind, ctx.locale, values)] }))
}

async function templateRows(ctx: Context, kind: ImportKind): Promise<{ headings: string[]; example: string[] }> {
  const own = await ownCodes(ctx)
  return {
    headings: kind.columns.map((column) => headingOf(kind, column, ctx.locale)),
    example: kind.columns.map((column) => exampleOf(kind, column, ctx, own)),
  }
}

const headingOf = (kind: ImportKind, { name, required }: ImportColumn, locale: Locale) =>
  `${columnLabel(kind, name, locale)}${required === true ? '*' : ''}`

interface OwnCodes {
  email: string
  outletCode: string | null
}

/** What the example refers to must be there: the reader and the outlet where he works are. */
async function ownCodes(ctx: Context): Promise<OwnCodes> {
  const row = z.object({ email: z.string(), outletCode: z.string().nullable() })
  const found = await ctx.db.row(
    row,
    sql`select u.email, o.external_id as "outletCode" from app_user u join outlet o on o.id = u.outlet_id where u.id = ${ctx.actor.userId}`,
  )
  return found ?? { email: '', outletCode: null }
}

function exampleOf(kind: ImportKind, column: ImportColumn, ctx: Context, own: OwnCodes): string {
  const { type, name, example } = column
  if (type.type === 'reference' && type.table === 'app_user') return own.email
  if (type.type === 'reference' && type.table === 'outlet') return own.outletCode ?? ''
  if (type.type === 'currency') return ctx.company.currency
  if (example !== undefined) return wordOf(type, example, ctx.locale)
  return findText(ctx.locale, `importKinds.${kind.id}.examples.${name}`) ?? ''
}

const isWritten = (type: CellType) => !['integer', 'number', 'money', 'grams', 'instant', 'day'].includes(type.type)

function offersOf(given: readonly string[], index: number): DataValidation[] {
  const values = [...given]
  if (values.length === 0 || values.join(',').length > LONGEST_LIST || values.some((value) => value.includes(','))) return []
  const letter = colToLetter(index)
  // Offered, not enforced: the values of other languages are read too, and other words than the company's.
  return [{ type: 'list', values, range: `${letter}2:${letter}${OFFERED_ROWS}`, allowBlank: true, showErrorMessage: false }]
}

function notesSheet(kind: ImportKind, locale: Locale, values: readonly (readonly string[])[]): WriteSheet {
  const word = (key: string) => textOf(locale, `template.${key}`)
  const head: CellValue[] = [word('column'), word('required'), word('how'), word('values')]
  const rows = kind.columns.map((column, index): CellValue[] => [
    columnLabel(kind, column.name, locale),
    column.required === true ? word('yes') : '',
    hintOf(column.type, locale),
    listText(locale, values[index] ?? []),
  ])
  return {
    name: sheetName(word('notes')),
    columns: [{ width: 26 }, { width: 10 }, { width: 52 }, { width: 60 }],
    rows: [head, ...rows, [], [word('delete')]],
    cells: boldRow(head.length),
    freezePane: { rows: 1 },
  }
}

/** How a column is filled in, in the reader's words. */
export function hintOf(type: CellType, locale: Locale): string {
  const key = type.type === 'reference' ? type.table : type.type
  const params: Record<string, string | number> =
    type.type === 'text'
      ? { max: type.max }
      : type.type === 'integer'
        ? { min: type.min, max: type.max }
        : type.type === 'list'
          ? { most: type.most }
          : {}
  return findText(locale, `importKinds.hints.${key}`, params) ?? ''
}

const textOf = (locale: Locale, key: string) => findText(locale, `importKinds.${key}`) ?? key
const sheetName = (text: string) => truncateText(text.replace(/[\\/?*[\]:]/g, ' '), LONGEST_SHEET_NAME)

function boldRow(width: number): NonNullable<WriteSheet['cells']> {
  return new Map(Array.from({ length: width }, (_, index) => [`0,${index}`, { style: { font: { bold: true } } }]))
}

/** Chinese characters are twice as wide as letters. */
function widthOf(...texts: string[]): number {
  const longest = Math.max(...texts.map((text) => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0)))
  return Math.min(Math.max(longest + 3, 10), 40)
}
