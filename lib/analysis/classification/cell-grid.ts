/** A table of cells as it is read: rows and columns by the levels that name them, and in each place the cell's own name. */
export interface CellGrid {
  /** Levels of all factors but the last, such as `good` and `large`. */
  rows: { levels: string[]; cells: string[] }[]
  /** Levels of the last factor. */
  columns: string[]
}

/** The levels of a cell's name: `good_large_growing`, or two letters such as `AB`. */
const levelsOf = (name: string) => (name.includes('_') ? name.split('_') : [...name])

/**
 * Answers the names of cells as a grid, with a row for each combination of all levels but the last and a column for each level of the last, in the order of the names; null where they are none, or do not fill one. With
 * `unusedAt` the last factor is not used and stands at that level: only those cells are shown, by the others.
 */
export function cellGridOf(names: readonly string[], unusedAt: string | null = null): CellGrid | null {
  const rows = new Map<string, CellGrid['rows'][number]>()
  const columns: string[] = []
  for (const name of names) {
    const levels = levelsOf(name)
    if (unusedAt !== null && levels.pop() !== unusedAt) continue
    const last = levels.pop() ?? ''
    if (!columns.includes(last)) columns.push(last)
    const key = levels.join('_')
    const row = rows.get(key) ?? { levels, cells: [] }
    row.cells[columns.indexOf(last)] = name
    rows.set(key, row)
  }
  const isFull = names.length > 0 && [...rows.values()].every(({ cells }) => Object.keys(cells).length === columns.length)
  return isFull ? { rows: [...rows.values()], columns } : null
}
