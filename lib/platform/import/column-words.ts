import type { Locale } from '../i18n/locale.ts'
import { defaultLocale, locales } from '../i18n/locale.ts'
import { findText } from '../i18n/messages.ts'
import type { ImportColumn, ImportKind } from './kind.ts'
import { findColumn } from './kind.ts'

/** What a column of a kind is called in the reader's language. */
export function columnLabel(kind: ImportKind, name: string, locale: Locale): string {
  const own = findColumn(kind, name)?.own?.labels
  if (own !== undefined) return own[locale] ?? own[defaultLocale] ?? name
  return findText(locale, `importKinds.${kind.id}.columns.${name}`) ?? name
}

/** Answers the names by which a heading means a column for sure: our own, and what it is called in each language. */
export function namesOf(kind: ImportKind, column: ImportColumn): string[] {
  return [
    column.name,
    ...(column.own === undefined ? [] : [column.own.key]),
    ...locales.map((locale) => columnLabel(kind, column.name, locale)),
  ]
}

/** Answers other names that files of the trade have for a column. */
export function aliasesOf(kind: ImportKind, column: ImportColumn): string[] {
  return locales.flatMap((locale) => findText(locale, `importKinds.${kind.id}.aliases.${column.name}`)?.split('|') ?? [])
}

/** Brings a heading to what is compared: width and case of letters, spaces, marks and what stands in brackets make no difference. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The heading of the column of reasons in the file that goes back, in each language. */
export const reasonHeadings = (): string[] => locales.map((locale) => reasonHeading(locale))
export const reasonHeading = (locale: Locale): string => findText(locale, 'imports.file.reason') ?? 'reason'
