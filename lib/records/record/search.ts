import { invalidField } from '#lib/core/errors'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { phoneVariants } from '#lib/platform/privacy/phone-digits'
import { searchLine } from '../customers/search-text.ts'
import { readSpelling, spells } from '../spelling/search.ts'

/** What is looked for: digits of a telephone number, or a part of the search text. */
export interface SearchTerm {
  /** A line of text as `search_text` has it, of at least two characters; null when there is none. */
  text: string | null
  /** Its letters as pinyin, in capitals; null when it is none. */
  spelled: string | null
  /** Whole numbers, in the ways in which they may be stored. */
  phones: readonly string[]
  /** The last four digits, exactly four. */
  lastFour: string | null
  /** One character: what names begin with. */
  first: string | null
}

const PHONE = /^[\d+\-() ]+$/
const WHOLE_PHONE = { least: 7, most: 20 }

/**
 * Reads what was typed. Digits are a telephone number only when it is whole (seven digits or more) or exactly its last four: a middle part
 * matches no number, or a masked one could be found out digit by digit.
 */
export function readTerm(q: string): SearchTerm | null {
  const line = searchLine(q).trim()
  const characters = Array.from(line)
  if (characters.length === 0) return null
  if (characters.length === 1) return { text: null, spelled: null, phones: [], lastFour: null, first: line }
  const spelled = line.normalize('NFKC')
  const digits = spelled.replace(/\D/g, '')
  const isPhone = PHONE.test(spelled) && digits.length >= WHOLE_PHONE.least && digits.length <= WHOLE_PHONE.most
  return {
    text: line,
    spelled: readSpelling(line),
    phones: isPhone ? phoneVariants(spelled) : [],
    lastFour: /^\d{4}$/.test(spelled) ? spelled : null,
    first: null,
  }
}

/** Says that a search text holds a line, or the letters of it as pinyin; for rows that are looked at one by one. */
export function textHolds(text: Sql, line: string, spelled: string | null): Sql {
  const holds = sql`strpos(${text}, ${line}) > 0`
  return spelled === null ? holds : sql`(${holds} or ${spells(text, spelled)})`
}

/** Says, of `customer_standing s`, that the search text of the customer holds a line, or its letters as pinyin. */
export function customerTextHolds(text: string, spelled: string | null): Sql {
  if (spelled === null)
    return sql`strpos((select h.search_text from customer_search h where h.customer_id = s.customer_id), ${text}) > 0`
  return sql`(select ${textHolds(sql`h.search_text`, text, spelled)} from customer_search h where h.customer_id = s.customer_id)`
}

/** The conditions under which a column of telephone numbers holds what is looked for, any of them; spelled as its two indexes are. */
export function phoneMatches(phone: Sql, { phones, lastFour }: Pick<SearchTerm, 'phones' | 'lastFour'>): Sql[] {
  const matches: Sql[] = []
  if (phones.length > 0) matches.push(sql`${phone} is not null and phone_digits(${phone}) = any(${[...phones]}::text[])`)
  if (lastFour !== null) matches.push(sql`${phone} is not null and right(phone_digits(${phone}), 4) = ${lastFour}`)
  return matches
}

/**
 * The condition that the words of a record hold what somebody typed, wherever in them, by the index over their pairs of characters; `words` is spelled as that index
 * is. Throws `invalid_request` for fewer than two characters, of which no pair can be made.
 */
export function wordsHold(words: Sql, typed: string): Sql {
  const line = searchLine(typed).trim()
  if (Array.from(line.normalize('NFKC')).length < 2) throw invalidField('q', 'search_too_short')
  // The cheap comparison comes first for where rows are looked at one by one.
  return sql`strpos(${words}, compared_words(${line})) > 0 and search_grams(${words}) @> search_grams(compared_words(${line}))`
}
