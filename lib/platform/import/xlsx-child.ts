// Runs in a process of its own, with a heap limit and a deadline: reads the XLSX named by its argument and prints its first sheet as CSV. Every
// line but the first begins with the row's number and its fault (or nothing). A reason why it cannot goes to the error channel as JSON.
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { streamXlsxRows } from 'hucre/xlsx'
import { MAX_COLUMNS, xlsxLimits } from './limits.ts'

class Refused extends Error {}

function refuse(code: string, params: Record<string, string | number> = {}): never {
  throw new Refused(JSON.stringify({ code, params }))
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '#VALUE!' : stampOf(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return String(value)
  return '#VALUE!'
}

/** A cell of a date has no zone: what it shows is company time. */
function stampOf(date: Date): string {
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}

function quoted(text: string): string {
  if (text.includes('\u0000')) refuse('xlsx_unreadable')
  return /[",\n\r]/.test(text) || text === '\\.' ? `"${text.replaceAll('"', '""')}"` : text
}

async function main(path: string): Promise<void> {
  const size = (await stat(path)).size
  if (size > xlsxLimits.fileBytes) refuse('xlsx_too_large', { max: xlsxLimits.fileBytes })
  let width = 0
  let out = ''
  let written = 0
  const flush = async () => {
    written += out.length
    if (written > xlsxLimits.outputBytes) refuse('xlsx_bomb')
    const full = !process.stdout.write(out)
    out = ''
    if (full) await once(process.stdout, 'drain')
  }
  for await (const row of streamXlsxRows(await readFile(path))) {
    const cells = row.values.map(textOf)
    while (cells.length > 0 && (cells.at(-1) ?? '').trim() === '') cells.pop()
    if (width === 0) {
      if (row.index > 0 || cells.length === 0) refuse('header_empty', { line: 1 })
      if (cells.length > MAX_COLUMNS) refuse('too_many_columns', { line: 1, found: cells.length, max: MAX_COLUMNS })
      width = cells.length
      out += `${cells.map(quoted).join(',')}\n`
      continue
    }
    if (cells.length === 0) continue
    const fault = cells.length > width ? 'too_many_cells' : ''
    const kept = Array.from({ length: width }, (_, index) => quoted(cells[index] ?? ''))
    out += `${row.index + 1},${fault},${kept.join(',')}\n`
    if (out.length > 256 * 1024) await flush()
  }
  if (width === 0) refuse('file_empty')
  await flush()
}

try {
  await main(process.argv[2] ?? '')
} catch (error) {
  process.stderr.write(error instanceof Refused ? error.message : JSON.stringify({ code: 'xlsx_unreadable', params: {} }))
  process.exitCode = 3
}
