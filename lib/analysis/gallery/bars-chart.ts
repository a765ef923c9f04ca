import type { ChartAxis, ChartData, ChartTable, ChartTone, TableCell } from './chart.ts'
import type { Words } from './words.ts'

/** What a bar stands for, and a row of the table behind it. */
interface BarRow {
  key: string
  label: string
  /** Where the row leads, and the bar unless it has a way of its own. */
  href?: string | undefined
}

interface Bar {
  /** In the unit of the axis; null is written as a dash and drawn as nothing. */
  value: number | null
  notes: string[]
  tone?: ChartTone
  href?: string | undefined
}

interface BarsOf<Row> {
  measure: string
  axis: ChartAxis
  bar: (row: Row) => Bar
  /** The rows that have a bar; all of them unless given. */
  drawn?: readonly Row[]
  /** The first column names the row. */
  columns: ChartTable['columns']
  /** What stands in the other ones. */
  cells: (row: Row) => TableCell[]
}

/** Draws a bar for each row, written as its axis counts, and the table behind them. */
export function barsChart<Row extends BarRow>(
  words: Words,
  rows: readonly Row[],
  { measure, axis, bar, drawn = rows, columns, cells }: BarsOf<Row>,
): Pick<ChartData, 'drawing' | 'table'> {
  return {
    drawing: {
      ...{ kind: 'bars', measure, axis },
      bars: drawn.map((row) => {
        const given = bar(row)
        const { text } = words.cells[axis](given.value)
        return { key: row.key, label: row.label, href: row.href, text, ...given, value: given.value ?? 0 }
      }),
    },
    table: {
      columns,
      rows: rows.map((row) => ({ key: row.key, href: row.href, cells: [words.cells.name(row.label), ...cells(row)] })),
    },
  }
}
