/** The URL of a list: filters, search, sort, page size and place. Lists have no other state. */
export type ListParams = Readonly<Record<string, string>>

/** What stands for a place in a list, and so falls away when anything else changes. */
const placeParams = ['cursor', 'before']

/** Reads the search parameters of a page; of one that is given twice the last counts. */
export function readListParams(search: Readonly<Record<string, string | string[] | undefined>>): ListParams {
  const params: Record<string, string> = {}
  for (const [key, value] of Object.entries(search)) {
    const last = Array.isArray(value) ? value.at(-1) : value
    if (last !== undefined && last !== '') params[key] = last
  }
  return params
}

/** Answers the URL of the same list with something changed; null takes a parameter out, and every change begins at the first page. */
export function listHref(path: string, params: ListParams, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams()
  const merged: Record<string, string | null> = {
    ...params,
    ...Object.fromEntries(placeParams.map((key) => [key, null])),
    ...changes,
  }
  for (const [key, value] of Object.entries(merged)) if (value !== null && value !== '') next.set(key, value)
  const query = next.toString()
  return query === '' ? path : `${path}?${query}`
}

/** Answers the parameters without those named. */
export function withoutParams(params: ListParams, names: readonly string[]): ListParams {
  return Object.fromEntries(Object.entries(params).filter(([key]) => !names.includes(key)))
}
