import { writeXlsxStream } from 'hucre/xlsx'
import { inert } from '#lib/core/cell-text'
import { wallClock } from '#lib/core/time-zone'
import type { ExportColumn, ExportTable } from './column.ts'

/** How a column of a kind is shown. */
const formats = { text: '@', day: 'yyyy-mm-dd', instant: 'yyyy-mm-dd hh:mm' }
const usualWidth = 14

/** Writes a table as a workbook, row by row: nothing of it is held but the page being written. Rows beyond what a sheet takes go on in the next sheet, under the
 * same titles. Texts stand as texts, whatever digits they are made of. */
export function xlsxStream<Row>({ name, columns, pages, timeZone }: ExportTable<Row>): ReadableStream<Uint8Array> {
  const cells = columns.map((column) => cellOf(column, timeZone))
  async function* rows() {
    for await (const page of pages) for (const row of page) yield cells.map((cell) => cell(row))
  }
  return writeXlsxStream(rows(), {
    name,
    columns: columns.map(columnDefinition),
    freezePane: { rows: 1 },
  })
}

/** Answers what a workbook needs to know of a column. */
export function columnDefinition<Row>(column: ExportColumn<Row>) {
  return {
    header: column.title,
    width: column.width ?? usualWidth,
    numFmt: column.kind === 'number' ? numberFormat(column.decimals) : formats[column.kind],
  }
}

function numberFormat(decimals: number | null): string {
  if (decimals === null) return 'General'
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
}

/** A date of a workbook has no zone: it shows the wall clock that it is given. */
const clock = (text: string): Date => new Date(`${text}Z`)

/** Makes a cell of a row, as a workbook stores it. */
export function cellOf<Row>(column: ExportColumn<Row>, timeZone: string): (row: Row) => string | number | Date | null {
  switch (column.kind) {
    case 'text':
      return (row) => {
        const text = column.of(row)
        return text === null ? null : inert(text)
      }
    case 'number':
      return (row) => {
        const value = column.of(row)
        return value === null ? null : Number(value)
      }
    case 'day':
      return (row) => {
        const day = column.of(row)
        return day === null ? null : clock(`${day}T00:00:00`)
      }
    case 'instant':
      return (row) => {
        const instant = column.of(row)
        return instant === null ? null : clock(wallClock(instant, timeZone).replace(' ', 'T'))
      }
  }
}
