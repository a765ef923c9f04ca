/** The lists of words that are offered while people type; what was stored stays when one is renamed or archived. */
export const wordLists = ['purpose', 'industry', 'source', 'tag', 'paper'] as const
export type WordList = (typeof wordLists)[number]

/** The dictionaries of cases: by which way they come, where it went wrong, what is asked for, and the second level below each category. Cases hold the key of a term and show its words. */
export const caseLists = [
  'case_channel',
  'case_cause',
  'case_request',
  'case_delay',
  'case_loss',
  'case_damage',
  'case_delivery_service',
  'case_pickup_service',
  'case_cod',
  'case_overcharge',
  'case_other',
] as const
export type CaseList = (typeof caseLists)[number]

/** The lists that a company keeps for itself, in the order in which they are shown. */
export const termLists = [...wordLists, ...caseLists] as const
export type TermList = (typeof termLists)[number]

const longestWord: Readonly<Record<WordList, number>> = { purpose: 200, industry: 100, source: 200, tag: 100, paper: 100 }
const longestCaseTerm = 40

/** Answers what the fields take into which a term of a list is written, in characters. */
export const longestTerm = (list: TermList): number => (isCaseList(list) ? longestCaseTerm : longestWord[list])

/** Every form that offers a list carries it whole: so many terms are in use at a time. */
export const MOST_TERMS = 200

/** What stands between tags where they are typed; a tag holds none of it. */
export const tagSeparator = /[,，、;；\n]/

/** Tells whether a name is that of a list. */
export function isTermList(name: string): name is TermList {
  return termLists.some((list) => list === name)
}

/** Tells whether a list is one of the dictionaries of cases. */
export function isCaseList(list: TermList): list is CaseList {
  return caseLists.some((each) => each === list)
}

/** Answers what the terms of a dictionary of cases stand below: a category, or `request`; null for channels and causes, which stand below nothing. */
export function parentOfList(list: CaseList): string | null {
  return list === 'case_channel' || list === 'case_cause' ? null : list.slice('case_'.length)
}
