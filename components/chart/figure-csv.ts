import { csvLine, keptAsText } from '#lib/core/cell-text'

/** Spreadsheets take a file without it for one of their own encoding. */
const BYTE_ORDER_MARK = '\ufeff'

/** A number as a reader writes it: with sign, currency, thousands, decimals and percent. It begins like a formula where it is negative, and is none. */
const writtenNumber = /^[+\-−]?[¥$€£]?\d{1,3}(?:,?\d{3})*(?:\.\d+)?%?$/u

/** Writes the table of a figure as CSV with a byte order mark: what it is about in lines above, an empty line, and its rows as they are shown. */
export function figureCsv(about: readonly string[], rows: readonly (readonly string[])[]): string {
  const top = about.filter((line) => line !== '').map((line) => csvLine([keptAsText(line)]))
  const body = rows.map((row) => csvLine(row.map((cell) => (isNumber(cell) ? cell : keptAsText(cell)))))
  return `${BYTE_ORDER_MARK}${top.join('')}\n${body.join('')}`
}

/** Long digits are a code, which a spreadsheet would spoil. */
function isNumber(cell: string): boolean {
  return writtenNumber.test(cell) && !/^[+]?\d{11,}$|^0\d/.test(cell)
}
