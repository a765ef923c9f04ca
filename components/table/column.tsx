import type { Cell } from './cell.tsx'

/** One column of a list. */
export interface Column<Row> {
  key: string
  label: string
  /** Of the menu of columns; those without one stand first. */
  group?: string
  /** The rule behind the figure, shown on hover and focus of the heading. */
  hint?: string | undefined
  /** The key by which the list can be sorted, and the direction that the first click takes. */
  sort?: { key: string; first: 'rising' | 'falling' } | undefined
  align?: 'right' | undefined
  /** Where it stands when the row becomes a card: the title, the figure beside it, or one of the small items below. */
  phone: 'title' | 'figure' | 'item'
  /** Cannot be taken out. */
  always?: boolean
  /** Is shown until the reader chooses columns. */
  initially?: boolean
  /** Share of the width that it takes at least, such as `w-24`. */
  width?: string | undefined
  /** What it says of a row: null where nothing is known, for which the table writes its dash. */
  cell: (row: Row) => Cell
}

/** Answers the columns to show: those that always stand and those chosen, or those shown initially when nothing was chosen. */
export function chosenColumns<Row>(columns: readonly Column<Row>[], chosen: readonly string[] | null): readonly Column<Row>[] {
  return columns.filter((column) => column.always || (chosen === null ? column.initially : chosen.includes(column.key)))
}

/** Reads the chosen columns out of a cookie; null when nothing was chosen. Names that are no column any more are dropped. */
export function parseChosenColumns<Row>(columns: readonly Column<Row>[], cookie: string | undefined): readonly string[] | null {
  if (cookie === undefined || cookie === '') return null
  const names = cookie.split('.')
  return columns.map((column) => column.key).filter((key) => names.includes(key))
}
