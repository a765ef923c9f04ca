import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { phoneVariants } from '#lib/platform/privacy/phone-digits'
import type { CustomerSort } from './list-filter.ts'
import { estimateFrequency, findCandidates } from './repository.ts'
import { searchLine } from './search-text.ts'

/** A term that one customer in a hundred holds is met as soon by walking the list in its own order as by looking all of them up. */
const FREQUENT_SHARE = 0.01
/** Orders in which those stand together whose name, or external id, begins alike: a walk may go by everybody else first. */
const BESIDE_EACH_OTHER: readonly CustomerSort[] = ['name', 'created']
/** Whatever the guess was: so many are looked up one by one at most. */
const MOST_CANDIDATES = 30_000

/** What is looked for: digits of a telephone number, or a part of the search text. */
export interface SearchTerm {
  /** A line of text as `search_text` has it, of at least two characters; null when there is none. */
  text: string | null
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
  if (characters.length === 1) return { text: null, phones: [], lastFour: null, first: line }
  const spelled = line.normalize('NFKC')
  const digits = spelled.replace(/\D/g, '')
  const isPhone = PHONE.test(spelled) && digits.length >= WHOLE_PHONE.least && digits.length <= WHOLE_PHONE.most
  return {
    text: line,
    phones: isPhone ? phoneVariants(spelled) : [],
    lastFour: /^\d{4}$/.test(spelled) ? spelled : null,
    first: null,
  }
}

export interface SearchConditions {
  conditions: Sql[]
  /** Whether they look at `customer c`. */
  wide: boolean
  /** Whether they leave few rows. */
  few: boolean
}

/**
 * Answers what a search means as conditions over `customer_standing s` (and `customer c` when wide). A term that few hold becomes their ids,
 * found by the indexes of pairs of characters and of telephone numbers; one that very many hold is compared row by row while the
 * list is walked in its own order, which soon fills a page. Scope and filters come on top of either.
 */
export async function searchConditions(db: Db, q: string | undefined, sort: CustomerSort): Promise<SearchConditions> {
  const term = q === undefined ? null : readTerm(q)
  if (term === null) return { conditions: [], wide: false, few: false }
  if (term.first !== null) return { conditions: [beginsWith(term.first)], wide: false, few: false }
  const text = term.text ?? ''
  const { share, inside } = await estimateFrequency(db, text)
  const frequent = (BESIDE_EACH_OTHER.includes(sort) ? inside : share) >= FREQUENT_SHARE
  if (!frequent) {
    const ids = await findCandidates(db, term, MOST_CANDIDATES + 1)
    if (ids.length <= MOST_CANDIDATES) return { conditions: [sql`s.customer_id = any(${ids}::int[])`], wide: false, few: true }
  }
  // Whoever has the number is looked up all the same: few have, and no walk compares numbers.
  const byPhone = await findCandidates(db, { ...term, text: null }, MOST_CANDIDATES)
  return { conditions: [holdsText(text, byPhone)], wide: true, few: false }
}

/** Says that a name begins with the character, by the index of names: nothing sorts behind U+FFFF. */
function beginsWith(character: string): Sql {
  return sql`s.name collate zh_pinyin >= ${character} and s.name collate zh_pinyin < ${`${character}\uffff`}
    and starts_with(lower(s.name), ${character})`
}

/** Says, of `customer_standing s` and `customer c`, that the customer, a contact or somebody merged into it holds the text, or that it is one of the given. */
export function holdsText(text: string, others: readonly number[]): Sql {
  return sql`(strpos(c.search_text, ${text}) > 0
    or exists (select from contact k join customer h on h.id = k.customer_id
      where h.root_id = s.customer_id and k.archived_at is null and strpos(k.search_text, ${text}) > 0)
    or exists (select from customer m where m.root_id = s.customer_id and m.root_id <> m.id and strpos(m.search_text, ${text}) > 0)
    or s.customer_id = any(${[...others]}::int[]))`
}
