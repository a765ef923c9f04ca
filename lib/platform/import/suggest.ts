import { aliasesOf, namesOf, plainHeading } from './column-words.ts'
import { parseDateFormat } from './date-format.ts'
import type { ImportKind } from './kind.ts'
import type { Mapping } from './schema.ts'

/** Suggests which heading of a file means which column of a kind: those of the column's own name, in any language, first, then those that the trade uses. Each
 * heading and each column is taken once, in the order of the columns. */
export function suggestMapping(kind: ImportKind, headings: readonly string[]): Mapping {
  const free = new Map(
    headings.filter((heading) => plainHeading(heading) !== '').map((heading) => [plainHeading(heading), heading]),
  )
  const mapping: Mapping = {}
  for (const candidates of [namesOf, aliasesOf]) {
    for (const column of kind.columns) {
      if (mapping[column.name] !== undefined) continue
      const found = candidates(kind, column)
        .map(plainHeading)
        .find((name) => free.has(name))
      if (found === undefined) continue
      mapping[column.name] = { column: free.get(found) ?? '' }
      free.delete(found)
    }
  }
  return mapping
}

/** Forms of dates that are offered beside those that begin with the year, which are always read. */
export const dateFormats = [
  'MM/dd/yyyy',
  'MM/dd/yyyy HH:mm',
  'dd/MM/yyyy',
  'dd/MM/yyyy HH:mm',
  'dd-MMM-yy',
  'dd-MMM-yyyy',
] as const

const yearFirst = /^\d{4}[-/.年]/

/** Guesses the form of a file's dates from a few rows; null when they begin with the year, or when no form fits all of them. */
export function guessDateFormat(
  kind: ImportKind,
  mapping: Mapping,
  file: { headings: readonly string[]; samples: readonly (readonly string[])[] },
): string | null {
  const positions = kind.columns
    .filter(({ type }) => type.type === 'day' || type.type === 'instant')
    .map(({ name }) => file.headings.indexOf(mapping[name]?.column ?? ''))
    .filter((position) => position >= 0)
  const cells = file.samples
    .flatMap((row) => positions.map((position) => row[position] ?? ''))
    .filter((cell) => cell !== '' && !yearFirst.test(cell))
  if (cells.length === 0) return null
  return dateFormats.find((format) => cells.every((cell) => fits(cell, format))) ?? null
}

function fits(cell: string, format: string): boolean {
  const parsed = parseDateFormat(format)
  const found = parsed === null ? null : new RegExp(parsed.pattern).exec(cell)
  if (parsed === null || found === null) return false
  const month = found[parsed.parts.indexOf('month') + 1]
  const day = found[parsed.parts.indexOf('day') + 1]
  return (parsed.parts.includes('month_name') || Number(month) <= 12) && Number(day) <= 31
}
