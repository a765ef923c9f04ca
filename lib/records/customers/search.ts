import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import type { SearchTerm } from '../record/search.ts'
import { customerTextHolds, readTerm } from '../record/search.ts'
import type { ReadingOrder } from './list-filter.ts'
import type { Candidates } from './repository.ts'
import { estimateFrequency, findCandidates } from './repository.ts'
import type { CustomerSort } from './sorts.ts'

/**
 * Looking up takes the longer, the more customers of all hold a term; walking, the fewer of the list hold it and the more rows are wanted. Both take as
 * long where the one share times the other is this, for each row wanted: of all customers and fifty rows, where a hundredth hold the term.
 */
const EVEN_PER_ROW = 0.000_002
/** Orders in which those stand together whose name, or external id, begins alike: a walk may go by everybody else first. */
const BESIDE_EACH_OTHER: readonly CustomerSort[] = ['name', 'created']
/** Whatever the guess was: so many are looked up at most. */
const MOST_CANDIDATES = 30_000

/** The list that is searched, before the search. */
export interface SearchedList {
  /** The tables of the list, with `customer_standing s`. */
  from: Sql
  /** All of them hold for every row. */
  conditions: readonly Sql[]
  /** A row is in when any of them holds. */
  branches: readonly Sql[]
  /** Whether it has so few rows that each can be looked at. */
  few: boolean
  sort: CustomerSort
  /** How many rows are read of it. */
  wanted: number
}

export interface SearchConditions {
  conditions: Sql[]
  /** How the list is best read under them. */
  order: ReadingOrder
}

/**
 * Answers what a search means as conditions over `customer_standing s`. In a list of few rows each is compared. Of others, a term that few hold becomes
 * their ids, found by the indexes of pairs of characters and of telephone numbers; one that very many hold is compared row by row while the list is
 * walked in its own order, which soon fills a page. Scope and filters come on top of either.
 */
export async function searchConditions(db: Db, q: string | undefined, list: SearchedList): Promise<SearchConditions> {
  const order = list.few ? 'gather' : 'walk'
  const term = q === undefined ? null : readTerm(q)
  if (term === null || list.branches.length === 0) return { conditions: [], order }
  if (term.first !== null) return { conditions: [beginsWith(term.first)], order }
  const line = { text: term.text ?? '', spelled: term.spelled }
  if (!list.few) {
    const { share, within, withinInside } = await estimateFrequency(db, line, list.from, inList(list))
    const met = BESIDE_EACH_OTHER.includes(list.sort) ? withinInside : within
    const found = share * met < EVEN_PER_ROW * list.wanted ? await findCandidates(db, term, MOST_CANDIDATES + 1) : null
    // Where the sample has met some of them, a walk along the index soon meets the next; of others nobody knows how long it would take.
    if (found !== null && found.count <= MOST_CANDIDATES)
      return { conditions: [isOneOf(found)], order: met > 0 ? 'walk' : 'gather' }
  }
  // Whoever has the number is looked up all the same: few have, and no walk compares numbers.
  const byPhone = await findCandidates(db, { ...term, text: null, spelled: null }, MOST_CANDIDATES)
  return { conditions: [holdsText(line, byPhone)], order }
}

const inList = ({ conditions, branches }: SearchedList): Sql =>
  sql`${join([...conditions, sql`(${join(branches, ' or ')})`], ' and ')}`

const isOneOf = ({ ids }: Candidates): Sql => sql`s.customer_id = any(${ids}::int[])`

/** Says that a name begins with the character, by the index of names: nothing sorts behind U+FFFF. */
function beginsWith(character: string): Sql {
  return sql`s.name collate zh_pinyin >= ${character} and s.name collate zh_pinyin < ${`${character}\uffff`}
    and starts_with(lower(s.name), ${character})`
}

/** Says, of `customer_standing s`, that the customer, a contact or somebody merged into it holds the text, or that it is one of the given. The text of
 * each row that is met is read by its key, and the planner has no choice in it: a join it may turn round, or read the table whole for. */
export function holdsText(line: Pick<SearchTerm, 'spelled'> & { text: string }, others: Candidates): Sql {
  const holds = customerTextHolds(line.text, line.spelled)
  return others.count === 0 ? holds : sql`(${holds} or ${isOneOf(others)})`
}
