import { invalidField } from '#lib/core/errors'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import { phoneMatches, readTerm } from '../record/search.ts'
import { spells, spellsByIndex } from '../spelling/search.ts'

/**
 * The condition that a contact `t` holds what somebody typed: in its search text, by the index over pairs of characters, which knows nothing of a single one;
 * as the pinyin of its name; or as its telephone number, by those of numbers. Throws `invalid_request` for fewer than two characters.
 */
export function searchCondition(typed: string): Sql {
  const term = readTerm(typed)
  if (term === null || term.text === null) throw invalidField('q', 'search_too_short')
  // Where rows are compared one by one, the cheap comparison decides for nearly all of them: taking a text apart into pairs costs fifty times as much.
  const text = sql`strpos(t.search_text, ${term.text}) > 0 and search_grams(t.search_text) @> search_grams(${term.text})`
  // Whoever has the name or the number is found first, wherever in the company: few have, and a list that is walked must not compare numbers.
  const found = phoneMatches(sql`k.phone`, term).map((condition) => sql`select k.id from contact k where ${condition}`)
  if (term.spelled !== null) found.push(spelledSo(term.spelled))
  return found.length === 0 ? text : sql`(${text} or t.id = any(array(${join(found, ' union all ')})))`
}

/** Contacts whose name is spelled so, by the text of their customer, in which those that are archived do not stand. */
const spelledSo = (letters: string): Sql => sql`
  select k.id from customer_search h join customer m on m.root_id = h.customer_id join contact k on k.customer_id = m.id
  where ${spellsByIndex(sql`h.search_text`, letters)} and ${spells(sql`k.search_text`, letters)}`
