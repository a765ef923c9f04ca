import { parentOfTerm } from './terms.ts'

/** What a case is about. */
export interface Classified {
  type: string
  category: string | null
  subcategory: string | null
}

/** What a change says of it; what it leaves out stays where it can. */
export interface GivenClassification {
  type?: string | undefined
  category?: string | null | undefined
  subcategory?: string | null | undefined
}

/** Answers the category, or `request`, that a second level stands below; null for one that is none. */
export type ParentOf = (subcategory: string) => string | null

export type Classification =
  | { ok: true; category: string | null; subcategory: string | null }
  | { ok: false; code: 'term_unknown' | 'term_of_another_category' | 'term_of_a_request' }

/** Answers category and second level after a change. A second level brings its category along; a category, or a type, that the stored second level does not belong to
 * takes it away; one that is named together with another category than its own, or a request's of what is none, is refused. */
export function classify(given: GivenClassification, stored: Classified, parentOf: ParentOf = parentOfTerm): Classification {
  const type = given.type ?? stored.type
  const category = given.category === undefined ? stored.category : given.category
  if (given.subcategory === undefined)
    return { ok: true, category, subcategory: stillFits({ ...stored, type, category }, parentOf) }
  if (given.subcategory === null) return { ok: true, category, subcategory: null }
  const parent = parentOf(given.subcategory)
  if (parent === null) return { ok: false, code: 'term_unknown' }
  if (parent === 'request') {
    return type === 'request' ? { ok: true, category, subcategory: given.subcategory } : { ok: false, code: 'term_of_a_request' }
  }
  if (given.category !== undefined && given.category !== parent) return { ok: false, code: 'term_of_another_category' }
  return { ok: true, category: parent, subcategory: given.subcategory }
}

function stillFits({ subcategory, type, category }: Classified, parentOf: ParentOf): string | null {
  if (subcategory === null) return null
  const parent = parentOf(subcategory)
  return parent === 'request' ? (type === 'request' ? subcategory : null) : parent === category ? subcategory : null
}
