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

/** Every list whose terms are held by their keys: the ways of speaking with a customer, why one was lost before it was a customer and after, on what ground one is claimed, and the dictionaries of cases. */
export const keyedLists = ['touch_channel', 'loss_reason', 'collision_ground', 'churn_cause', ...caseLists] as const
export type KeyedList = (typeof keyedLists)[number]

/** The lists that a company keeps for itself, in the order in which they are shown. */
export const termLists = [...wordLists, ...keyedLists] as const
export type TermList = (typeof termLists)[number]

const longestWord: Readonly<Record<WordList, number>> = { purpose: 200, industry: 100, source: 200, tag: 100, paper: 100 }
const longestKeyedTerm = 40

/** Answers what the fields take into which a term of a list is written, in characters. */
export const longestTerm = (list: TermList): number => (isKeyedList(list) ? longestKeyedTerm : longestWord[list])

/** Every form that offers a list carries it whole: so many terms are in use at a time. */
export const MOST_TERMS = 200

/** What stands between tags where they are typed; a tag holds none of it. */
export const tagSeparator = /[,，、;；\n]/

/** Tells whether a name is that of a list. */
export function isTermList(name: string): name is TermList {
  return termLists.some((list) => list === name)
}

/** Tells whether the terms of a list are held by their keys, and shown under the words of now. */
export function isKeyedList(list: TermList): list is KeyedList {
  return keyedLists.some((each) => each === list)
}

/** Tells whether a list is one of the dictionaries of cases. */
export function isCaseList(list: TermList): list is CaseList {
  return caseLists.some((each) => each === list)
}

const WITHOUT_PARENT: readonly KeyedList[] = [
  'touch_channel',
  'loss_reason',
  'collision_ground',
  'churn_cause',
  'case_channel',
  'case_cause',
]

/** Answers what the terms of a list stand below: a category of cases, or `request`; null for channels, reasons, grounds and causes, which stand below nothing. */
export function parentOfList(list: KeyedList): string | null {
  return WITHOUT_PARENT.includes(list) ? null : list.slice('case_'.length)
}
