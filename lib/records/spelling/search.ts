import type { Sql } from '#lib/platform/db/sql'
import { empty, sql } from '#lib/platform/db/sql'

/** So many letters of a spelling stand in the index, from each of its syllables on. */
const INDEXED = 6
const TYPED = /^[a-zü][a-zü'’ ]+$/

/** Answers the letters of a line that may be pinyin, in capitals, ü as V; null for one that is none: without a vowel they are initials. */
export function readSpelling(line: string): string | null {
  if (!TYPED.test(line)) return null
  const letters = line.replaceAll(/['’ ]/g, '').replaceAll('ü', 'v').toUpperCase()
  return letters.length > 1 && /[AEIOUV]/.test(letters) ? letters : null
}

/** Says that a search text holds letters of pinyin from the beginning of a syllable on, over any number of syllables; for rows that are looked at one by one. */
export function spells(text: Sql, letters: string): Sql {
  // The cheap comparison decides for nearly all rows. A syllable may be one letter only where it is a vowel.
  const begins = letters.slice(0, /^[AEO]/.test(letters) ? 1 : 2)
  return sql`(strpos(${text}, ${begins}) > 0 and ${text} ~ ${`\\m${pattern(letters)}`})`
}

/** Says that a line of a search text begins with letters of pinyin. */
export function beginsToSpell(text: Sql, letters: string): Sql {
  return sql`${text} ~ ${`(^|\\n)${pattern(letters)}`}`
}

/** The same as `spells`, spelled as the index of spellings is. */
export function spellsByIndex(text: Sql, letters: string): Sql {
  const beginning = sql`search_spellings(${text}) @@ ${`${letters.slice(0, INDEXED)}:*`}::tsquery`
  return sql`${beginning}${letters.length > INDEXED ? sql` and ${text} ~ ${`\\m${pattern(letters)}`}` : empty}`
}

/** Between any two letters a syllable may end. */
const pattern = (letters: string): string => [...letters].join(' ?')
