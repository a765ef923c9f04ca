import type { ChartAxis, ChartData, ChartSeries, ChartTable, TableCell } from './chart.ts'
import type { Words } from './words.ts'

/** What stands at one place of the horizontal axis, and is a row of the table behind it. */
interface PointRow {
  key: string
  label: string
  href?: string | undefined
}

interface LinesOf<Row> {
  axis: ChartAxis
  series: readonly ChartSeries[]
  /** By key of the series, in the unit of the axis; null is written as a dash and leaves a gap. */
  values: (row: Row) => Record<string, number | null>
  notes?: (row: Row) => string[]
  /** Below these points alone something is written, where there are too many. */
  labelled?: readonly Row[]
  /** The first column names the row: by its label, unless the table writes it otherwise. */
  columns: ChartTable['columns']
  named?: (row: Row) => TableCell
  /** What stands in the other ones. */
  cells: (row: Row) => TableCell[]
}

/** Draws lines through a point for each row, written as their axis counts, and the table behind them. */
export function linesChart<Row extends PointRow>(
  words: Words,
  rows: readonly Row[],
  { axis, series, values, notes, labelled, columns, named, cells }: LinesOf<Row>,
): Pick<ChartData, 'drawing' | 'table'> {
  const written = (given: Record<string, number | null>) =>
    Object.fromEntries(Object.entries(given).map(([key, value]) => [key, words.cells[axis](value).text]))
  return {
    drawing: {
      ...{ kind: 'lines', axis, series: [...series] },
      points: rows.map((row) => {
        const at = values(row)
        return { key: row.key, label: row.label, values: at, texts: written(at), notes: notes?.(row) ?? [], href: row.href }
      }),
      ...(labelled === undefined ? {} : { shownLabels: labelled.map(({ label }) => label) }),
    },
    table: {
      columns,
      rows: rows.map((row) => ({
        ...{ key: row.key, href: row.href },
        cells: [named?.(row) ?? words.cells.name(row.label), ...cells(row)],
      })),
    },
  }
}
