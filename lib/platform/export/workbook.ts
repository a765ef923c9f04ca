import type { CellValue } from 'hucre/xlsx'
import { writeXlsx } from 'hucre/xlsx'
import { byteStream } from './byte-stream.ts'
import type { ExportColumn } from './column.ts'
import type { ExportFile } from './file.ts'
import { cellOf, columnDefinition } from './xlsx.ts'

/** One sheet of a workbook, held whole: for some thousand rows, not for a list of all there is. */
export interface WorkbookSheet {
  name: string
  columns: ReturnType<typeof columnDefinition>[]
  rows: CellValue[][]
}

/** Makes a sheet of rows. */
export function workbookSheet<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
  timeZone: string,
): WorkbookSheet {
  const cells = columns.map((column) => cellOf(column, timeZone))
  const titles = columns.map(({ title }) => title)
  return { name, columns: columns.map(columnDefinition), rows: [titles, ...rows.map((row) => cells.map((cell) => cell(row)))] }
}

/** Makes a file of several sheets; it is written when the stream is read. */
export function workbookFile(name: string, sheets: readonly WorkbookSheet[]): ExportFile {
  async function* pieces() {
    const written = await writeXlsx({
      sheets: sheets.map(({ name: title, columns, rows }) => ({
        ...{ name: title, rows, freezePane: { rows: 1 } },
        columns: columns.map(({ width, numFmt }) => ({ width, numFmt })),
      })),
    })
    yield written
  }
  return {
    name: `${name}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    stream: byteStream(pieces()),
  }
}
