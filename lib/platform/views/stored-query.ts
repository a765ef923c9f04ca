/** What stands in the URL of a list and is no part of a view: the search is of the moment (and may be somebody's telephone number), the place and the page size
 * are the reader's, the view names itself, and the columns are kept beside it. */
const notKept = ['q', 'cursor', 'before', 'limit', 'view', 'columns']

/** Answers what a view keeps of a list's parameters, as a query string in the order of their names: two lists that show the same have the same text. */
export function storedQuery(params: Readonly<Record<string, string>>): string {
  const kept = Object.entries(params).filter(([name, value]) => value !== '' && !notKept.includes(name))
  return new URLSearchParams(kept.sort(([left], [right]) => (left < right ? -1 : 1))).toString()
}

/** Reads a stored query back into parameters. */
export function storedParams(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query))
}
