import { keptAsText, quoted } from '#lib/core/cell-text'
import { wallClock } from '#lib/core/time-zone'
import { byteStream } from './byte-stream.ts'
import type { ExportColumn, ExportTable } from './column.ts'

/** Spreadsheets take a file without it for one of their own encoding. */
const BYTE_ORDER_MARK = '\ufeff'

/** Writes a table as CSV (UTF-8 with a byte order mark), one page of rows at a time. */
export function csvStream<Row>(table: ExportTable<Row>): ReadableStream<Uint8Array> {
  return byteStream(pieces(table))
}

async function* pieces<Row>({ columns, pages, timeZone }: ExportTable<Row>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const cells = columns.map((column) => cellOf(column, timeZone))
  yield encoder.encode(`${BYTE_ORDER_MARK}${columns.map((column) => quoted(column.title)).join(',')}\n`)
  for await (const rows of pages) {
    let text = ''
    for (const row of rows) text += `${cells.map((cell) => cell(row)).join(',')}\n`
    yield encoder.encode(text)
  }
}

function cellOf<Row>(column: ExportColumn<Row>, timeZone: string): (row: Row) => string {
  switch (column.kind) {
    case 'text':
      return (row) => quoted(keptAsText(column.of(row) ?? ''))
    case 'instant':
      return (row) => {
        const instant = column.of(row)
        return instant === null ? '' : wallClock(instant, timeZone)
      }
    default:
      return (row) => String(column.of(row) ?? '')
  }
}
