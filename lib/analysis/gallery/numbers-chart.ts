import type { ChartData, ChartTable, TableCell } from './chart.ts'
import type { Words } from './words.ts'

/** A number that stands by itself, and a row of the table behind it. */
interface NumberRow {
  key: string
  label: string
  /** The number as the table has it, and as it stands in its tile. */
  cell: TableCell
  note?: string | undefined
  href?: string | undefined
}

/** Draws a tile for each number, and the table behind them, of two columns: what the number is called, and the number. */
export function numbersChart(
  words: Words,
  rows: readonly NumberRow[],
  columns: ChartTable['columns'],
): Pick<ChartData, 'drawing' | 'table'> {
  return {
    drawing: {
      kind: 'number',
      tiles: rows.map(({ key, label, cell, note, href }) => ({
        ...{ key, label, text: cell.text, value: typeof cell.value === 'number' ? cell.value : null, note, href },
      })),
    },
    table: {
      columns,
      rows: rows.map(({ key, label, cell, href }) => ({ key, href, cells: [words.cells.name(label), cell] })),
    },
  }
}
