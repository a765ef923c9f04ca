import type { ErrorParams } from '#lib/core/errors'
import { textProblem } from '#lib/core/text'
import { ImportFailure } from './failure.ts'
import type { ImportColumn, ImportKind } from './kind.ts'
import { MAX_COLUMNS } from './limits.ts'
import type { Mapping } from './schema.ts'

/** A column of the file that is read: where it stands (1 is the first) and what it means. */
export interface ReadColumn {
  column: ImportColumn
  position: number
  header: string
  /** A cell that cannot be read counts as empty and is listed as a warning. */
  unreadableIsEmpty: boolean
}

export interface Notice {
  code: string
  params: ErrorParams
}

export interface ColumnPlan {
  /** The names in the file's first row, as they are compared. */
  headings: readonly string[]
  width: number
  read: readonly ReadColumn[]
  notices: Notice[]
}

const largestNoticeText = 400

/** The names in a file's first row as they are compared: trimmed, in Unicode's composed form. Throws an ImportFailure for too many columns and for a name that
 * is given twice. */
export function headingsOf(names: readonly string[]): string[] {
  const headings = names.map((name) => name.trim().normalize('NFC'))
  if (headings.length > MAX_COLUMNS)
    throw new ImportFailure('too_many_columns', { line: 1, found: headings.length, max: MAX_COLUMNS })
  const twice = headings.find((name, index) => name !== '' && headings.indexOf(name) !== index)
  if (twice !== undefined) throw new ImportFailure('header_twice', { line: 1, header: shown(twice) })
  return headings
}

export interface ColumnChoice {
  mapping: Mapping
  /** Whether a column that the mapping does not name is left out, even when the file has one of its name. */
  mappedOnly: boolean
}

/** Finds the columns of a kind among the names in a file's first row: by the mapping, else by their own names. Throws an ImportFailure for too many
 * columns, a name given twice, and a required or mapped column that is not there. */
export function planColumns(kind: ImportKind, names: readonly string[], { mapping, mappedOnly }: ColumnChoice): ColumnPlan {
  const headers = headingsOf(names)
  const read: ReadColumn[] = []
  for (const column of kind.columns) {
    const mapped = mapping[column.name]
    if (mapped === undefined && mappedOnly && column.required !== true) continue
    const header = (mapped?.column ?? column.name).trim().normalize('NFC')
    const index = headers.indexOf(header)
    if (index >= 0) read.push({ column, position: index + 1, header, unreadableIsEmpty: mapped?.unreadable === 'empty' })
    else if (mapped !== undefined || column.required === true)
      throw new ImportFailure('column_missing', { line: 1, column: column.name, header: shown(header) })
  }
  return { headings: headers, width: headers.length, read, notices: noticesOf(headers, read) }
}

function noticesOf(headers: readonly string[], read: readonly ReadColumn[]): Notice[] {
  const used = new Set(read.map((column) => column.position))
  const ignored = headers.filter((_, index) => !used.has(index + 1)).map((name) => (name === '' ? '""' : name))
  if (ignored.length === 0) return []
  return [
    {
      code: 'columns_ignored',
      params: { count: ignored.length, headers: [...ignored.join(', ')].slice(0, largestNoticeText).join('') },
    },
  ]
}

function shown(header: string): string {
  return textProblem(header, 200) === null ? header : [...header.replaceAll('\u0000', '')].slice(0, 200).join('')
}
