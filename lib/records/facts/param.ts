/** What a list asks of facts, as it stands in its URL: `fact.<key>`, `fact.<key>.min`, `.max`, `.known`, each with its text. */
export type FactParams = Readonly<Record<string, string>>

const parts = ['min', 'max', 'known'] as const
type Part = (typeof parts)[number]
const paramName = /^fact\.([a-z][a-z0-9_]{0,62})(?:\.(min|max|known))?$/

/** Answers the name of a parameter that asks for a key, or for one side of its range, or whether it is known. */
export function factParam(key: string, part?: Part): string {
  return part === undefined ? `fact.${key}` : `fact.${key}.${part}`
}

/** Takes the name of a parameter apart; a name that no such parameter can have has the empty key, which no dictionary has. */
export function partsOfParam(name: string): { key: string; part: Part | undefined } {
  const [, key = '', part] = paramName.exec(name) ?? []
  return { key, part: parts.find((each) => each === part) }
}

/** Takes what is asked of facts out of all parameters of a list, in the order of names: whichever way round they were given, it is the same list. */
export function splitFactParams<Value>(given: Readonly<Record<string, Value>>): {
  facts: Record<string, Value>
  others: Record<string, Value>
} {
  const entries = Object.entries(given)
  const isFact = ([name]: [string, Value]) => name.startsWith('fact.')
  const facts = entries.filter(isFact).sort(([left], [right]) => (left < right ? -1 : 1))
  return { facts: Object.fromEntries(facts), others: Object.fromEntries(entries.filter((entry) => !isFact(entry))) }
}

/** Writes several entries as one text: commas between them, and a backslash before a comma or backslash of their own. */
export function joinEntries(entries: readonly string[]): string {
  return entries.map((entry) => entry.replace(/[\\,]/g, '\\$&')).join(',')
}

/** Reads the entries of a text back; empty ones are none. */
export function splitEntries(text: string): string[] {
  return (text.match(/(?:\\[\s\S]|[^\\,])+/g) ?? []).map((entry) => entry.replace(/\\([\s\S])/g, '$1'))
}
