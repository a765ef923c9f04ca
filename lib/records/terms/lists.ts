/** The lists of words that a company keeps for itself, in the order in which they are shown. */
export const termLists = ['purpose', 'industry', 'source', 'tag', 'paper'] as const
export type TermList = (typeof termLists)[number]

/** What the fields take into which a term is written, in characters. */
export const longestTerm: Readonly<Record<TermList, number>> = { purpose: 200, industry: 100, source: 200, tag: 100, paper: 100 }

/** Every form that offers a list carries it whole: so many terms are in use at a time. */
export const MOST_TERMS = 200

/** What stands between tags where they are typed; a tag holds none of it. */
export const tagSeparator = /[,，、;；\n]/

/** Tells whether a name is that of a list. */
export function isTermList(name: string): name is TermList {
  return termLists.some((list) => list === name)
}
