import { invalidField } from '#lib/core/errors'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { searchLine } from '../customers/search-text.ts'

const FEWEST_CHARACTERS = 2

/** The condition that a search text (from `searchTextOf`) holds what somebody typed; served by the index over pairs of characters, which knows nothing
 * of a single one. Throws `invalid_request` for fewer than two characters. */
export function searchCondition(searchText: Sql, typed: string): Sql {
  const line = searchLine(typed).trim()
  if (Array.from(line).length < FEWEST_CHARACTERS) throw invalidField('q', 'search_too_short')
  return sql`search_grams(${searchText}) @> search_grams(${line}) and strpos(${searchText}, ${line}) > 0`
}
