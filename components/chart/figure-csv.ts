import { csvLine, keptAsText } from '#lib/core/cell-text'

/** Spreadsheets take a file without it for one of their own encoding. */
const BYTE_ORDER_MARK = '\ufeff'

/** A number as a reader writes it: with sign, currency, thousands, decimals and percent. It begins like a formula where it is negative, and is none. */
const writtenNumber = /^([+\-−]?)[¥$€£]?(\d{1,3}(?:,?\d{3})*(?:\.\d+)?)(%?)$/u
/** Where there is nothing. */
const NOTHING = '—'
const DIGITS = 15

/** A cell as it is shown, with the number itself where the table knows it: a share as a ratio, money in major units. */
export interface FigureCell {
  text: string
  value?: string | undefined
  /** A heading, or the name of a row: it stays as it is written. */
  isName?: boolean
}

/**
 * Writes the table of a figure as CSV with a byte order mark, for programs and spreadsheets alike: headings first, then rows of bare numbers, and below them, in lines that begin with #, what it is about
 * (decision 0138).
 */
export function figureCsv(rows: readonly (readonly FigureCell[])[], about: readonly string[]): string {
  const body = rows.map((row) => csvLine(row.map(bareCell)))
  // Without quotes, in which readers of comments would not see it, and one cell to spreadsheets nevertheless.
  const notes = about.filter((line) => line !== '').map((line) => `# ${oneCell(line)}\n`)
  return `${BYTE_ORDER_MARK}${body.join('')}${notes.join('')}`
}

/** By what a spreadsheet of any language tells cells apart, as it is written in Chinese, where it tells nothing apart. */
const apart: Readonly<Record<string, string>> = { ',': '，', ';': '；', '"': '”', '\t': ' ', '\r': ' ', '\n': ' ' }
const oneCell = (line: string) => line.replaceAll(/[,;"\t\r\n]/g, (mark) => apart[mark] ?? '')

function bareCell({ text, value, isName = false }: FigureCell): string {
  if (value !== undefined) return value
  if (isName) return keptAsText(text)
  if (text === NOTHING) return ''
  return bareNumber(text) ?? keptAsText(text)
}

/** Answers a written number as programs read it, 7.0% as 0.07; null for what is none. Long digits and such with a 0 in front are a code, which a spreadsheet would spoil. */
function bareNumber(text: string): string | null {
  const match = writtenNumber.exec(text)
  if (match === null || /^[+]?\d{11,}$|^0\d/.test(text)) return null
  const [, sign = '', digits = '', percent] = match
  const bare = digits.replaceAll(',', '')
  const number = percent === '%' ? String(Number((Number(bare) / 100).toPrecision(DIGITS))) : bare
  return sign === '' || sign === '+' ? number : `-${number}`
}
