import { inert, keptAsText, quoted } from '#lib/core/cell-text'
import { minorToDecimal } from '#lib/core/money'
import type { WorkbookSheet } from '#lib/platform/export/workbook'
import type { TableCell } from '../gallery/chart.ts'

/** A chart as a file of a report has it: what it is, what is to be seen, and the table behind it. */
export interface FiledChart {
  title: string
  /** The sentence, the unit, and whatever else stands above the table, a line each. */
  lines: readonly string[]
  columns: readonly string[]
  rows: readonly (readonly TableCell[])[]
}

const nameWidth = 30
const cellWidth = 16
/** A workbook takes no longer names of sheets. */
const longestSheet = 31
const BYTE_ORDER_MARK = '\ufeff'
const numberFormats = { count: '0', percent: '0.0%', money: '0.00', decimal: '0.00' }

/** Answers the sheets of a workbook, one a chart: the title and the lines first, then the table, whose numbers are numbers (money in whole units of `currency` with its decimals, percents as ratios). */
export function sheetsOf(charts: readonly FiledChart[], currency: string): WorkbookSheet[] {
  const names = sheetNames(charts.map(({ title }) => title))
  return charts.map(({ title, lines, columns, rows }, place) => ({
    name: names[place] ?? `${place + 1}`,
    columns: columns.map((header, column) => {
      const kind = rows.map((row) => row[column]?.kind).find((one) => one !== undefined)
      return { header, width: column === 0 ? nameWidth : cellWidth, numFmt: kind === undefined ? 'General' : numberFormats[kind] }
    }),
    rows: [
      [title],
      ...lines.map((line) => [inert(line)]),
      [],
      [...columns],
      ...rows.map((row) => row.map((cell) => bareValue(cell, currency))),
    ],
  }))
}

/** Writes charts one under another as CSV (UTF-8 with a byte order mark), an empty line between: title, lines, headings, rows. Money is a plain decimal number, a percent as it is read. */
export function csvOf(charts: readonly FiledChart[], currency: string): string {
  const text = (cell: string) => quoted(keptAsText(cell))
  const blocks = charts.map(({ title, lines, columns, rows }) =>
    [
      ...[title, ...lines].map(text),
      ...(columns.length === 0 ? [] : [columns.map(text).join(',')]),
      ...rows.map((row) => row.map((cell) => writtenCell(cell, currency)).join(',')),
    ].join('\n'),
  )
  return `${BYTE_ORDER_MARK}${blocks.join('\n\n')}\n`
}

function writtenCell(cell: TableCell, currency: string): string {
  if (cell.kind === undefined || cell.kind === 'percent') return quoted(keptAsText(cell.value === null ? '' : cell.text))
  if (cell.kind === 'money' && typeof cell.value === 'number') return minorToDecimal(Math.round(cell.value), currency)
  return String(cell.value ?? '')
}

function bareValue({ text, value, kind }: TableCell, currency: string): string | number | null {
  if (value === null) return null
  if (kind === undefined || typeof value === 'string') return inert(text)
  return kind === 'money' ? Number(minorToDecimal(Math.round(value), currency)) : value
}

/** Names of sheets: without the signs that a workbook refuses, short enough, and each once. */
function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>()
  return titles.map((title) => {
    const plain =
      title
        .replaceAll(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, longestSheet) || '-'
    let name = plain
    for (let turn = 2; taken.has(name.toLowerCase()); turn += 1)
      name = `${plain.slice(0, longestSheet - String(turn).length - 1)} ${turn}`
    taken.add(name.toLowerCase())
    return name
  })
}
