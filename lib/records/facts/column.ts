/** The column of a list that shows a key of the dictionary. */
export type FactColumn = `fact-${string}`

/** Answers the column of a key. */
export function factColumn(key: string): FactColumn {
  return `fact-${key}`
}

/** Answers the keys that columns of a list show, whether there are such keys or not; other columns show none. */
export function factKeysOf(columns: readonly string[]): string[] {
  return columns.filter(isFactColumn).map((column) => column.slice('fact-'.length))
}

/** Tells whether a column shows a key of the dictionary. */
export function isFactColumn(column: string): column is FactColumn {
  return column.startsWith('fact-')
}
