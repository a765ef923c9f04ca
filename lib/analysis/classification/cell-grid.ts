/** A table of cells as it is read: rows and columns by the levels that name them, and in each place the cell's own name. */
export interface CellGrid {
  /** Levels of all factors but the last, such as `good` and `large`. */
  rows: { levels: string[]; cells: string[] }[]
  /** Levels of the last factor. */
  columns: string[]
}

/** The levels of a cell's name: `good_large_growing`, or two letters such as `AB`. */
const levelsOf = (name: string) => (name.includes('_') ? name.split('_') : [...name])

/** Answers the names of cells as a grid, with a row for each combination of all levels but the last and a column for each level of the last, in the order of the names; null where they are none, or do not fill one. */
export function cellGridOf(names: readonly string[]): CellGrid | null {
  const rows = new Map<string, CellGrid['rows'][number]>()
  const columns: string[] = []
  for (const name of names) {
    const levels = levelsOf(name)
    const last = levels.pop() ?? ''
    if (!columns.includes(last)) columns.push(last)
    const key = levels.join('_')
    const row = rows.get(key) ?? { levels, cells: [] }
    row.cells[columns.indexOf(last)] = name
    rows.set(key, row)
  }
  const isFull = names.length > 0 && names.length === rows.size * columns.length
  return isFull ? { rows: [...rows.values()], columns } : null
}
