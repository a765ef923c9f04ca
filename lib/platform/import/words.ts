import type { Locale } from '../i18n/locale.ts'
import { locales } from '../i18n/locale.ts'
import { findTexts } from '../i18n/messages.ts'
import type { CellType } from './kind.ts'

/** The catalogues' group with the words for true and false. */
const yesAndNo = 'importKinds.yesNo'

const groupOf = (type: CellType): string | undefined =>
  type.type === 'one_of' ? type.texts : type.type === 'boolean' ? yesAndNo : undefined

const ownWords = (type: CellType): Readonly<Record<string, string>> => (type.type === 'one_of' ? (type.own ?? {}) : {})

/** Answers the words that a cell of a closed list may hold in place of a value, in every language, each with the value that it means. */
export function wordsOf(type: CellType): ReadonlyMap<string, string> {
  const own = Object.entries(ownWords(type)).map(([value, word]): [string, string] => [word, value])
  const group = groupOf(type)
  if (group === undefined) return new Map(own)
  const values = type.type === 'one_of' ? type.values : ['true', 'false']
  // What the company calls a value goes before what another one ships as.
  return new Map([
    ...locales.flatMap((locale) =>
      Object.entries(findTexts(locale, group)).flatMap(([value, word]): [string, string][] =>
        values.includes(value) ? [[word, value]] : [],
      ),
    ),
    ...own,
  ])
}

/** Answers the word for a value in the reader's language, or the value itself where there is none. */
export function wordOf(type: CellType, value: string, locale: Locale): string {
  const group = groupOf(type)
  return ownWords(type)[value] ?? (group === undefined ? undefined : findTexts(locale, group)[value]) ?? value
}

/** Answers what a cell of a closed list may hold, in the reader's language; null where the list is not closed. */
export function choicesOf(type: CellType, locale: Locale): string[] | null {
  if (type.type === 'list') return type.values.length === 0 ? null : [...type.values]
  if (type.type === 'one_of') return type.values.map((value) => wordOf(type, value, locale))
  return type.type === 'boolean' ? ['true', 'false'].map((value) => wordOf(type, value, locale)) : null
}
