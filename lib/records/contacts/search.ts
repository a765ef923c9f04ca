import { invalidField } from '#lib/core/errors'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import { phoneMatches, readTerm } from '../record/search.ts'

/**
 * The condition that a contact `t` holds what somebody typed: in its search text, by the index over pairs of characters, which knows nothing of a single one;
 * or as its telephone number, by those of numbers. Throws `invalid_request` for fewer than two characters.
 */
export function searchCondition(typed: string): Sql {
  const term = readTerm(typed)
  if (term === null || term.text === null) throw invalidField('q', 'search_too_short')
  // Where rows are compared one by one, the cheap comparison decides for nearly all of them: taking a text apart into pairs costs fifty times as much.
  const text = sql`strpos(t.search_text, ${term.text}) > 0 and search_grams(t.search_text) @> search_grams(${term.text})`
  const matches = phoneMatches(sql`k.phone`, term)
  if (matches.length === 0) return text
  // Whoever has the number is found first, wherever in the company: few have, and a list that is walked must not compare numbers.
  return sql`(${text} or t.id = any(array(select k.id from contact k where ${join(matches, ' or ')})))`
}
