import { createReadStream } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import type { CsvCheck, Encoding } from './csv-check.ts'
import type { CsvRecord } from './csv-record.ts'
import { takeRecord } from './csv-record.ts'
import { ImportFailure } from './failure.ts'
import { MAX_HEADER_BYTES } from './limits.ts'

const readBytes = 1024 * 1024

/** The bytes of a CSV as UTF-8, up to `endsAt`; GB18030 is converted on the way. A chunk holds until the next one is asked for: all of them stand in one buffer,
 * because a new one each time would pile up beside the heap, where nothing hurries the collector. */
export function openCsv(path: string, encoding: Encoding, endsAt: number): AsyncGenerator<Buffer> {
  const bytes = bytesOf(path, endsAt)
  return encoding === 'utf-8' ? bytes : convert(bytes)
}

async function* bytesOf(path: string, endsAt: number): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.allocUnsafe(readBytes)
    for (let at = 0; at < endsAt; at += buffer.length) {
      const bytes = buffer.subarray(0, Math.min(buffer.length, endsAt - at))
      await readWhole(file, bytes, at)
      yield bytes
    }
  } finally {
    await file.close()
  }
}

/** Fills `bytes`: whoever takes a chunk says that it has gone on its way by asking for more, which it may do too early when a chunk is small. */
async function readWhole(file: FileHandle, bytes: Buffer, from: number): Promise<void> {
  for (let filled = 0; filled < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from + filled)
    if (bytesRead === 0) throw new ImportFailure('file_unreadable')
    filled += bytesRead
  }
}

async function* convert(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('gb18030', { fatal: true })
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield Buffer.from(text)
  }
  const rest = decoder.decode()
  if (rest !== '') yield Buffer.from(rest)
}

/** What separates the cells of a CSV: a comma, unless its first line has more semicolons or tabs outside quotes. */
export async function findDelimiter(path: string): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: MAX_HEADER_BYTES })) chunks.push(chunk)
  const outside = firstLineOutsideQuotes(Buffer.concat(chunks).toString('latin1'))
  const count = (delimiter: string) => outside.split(delimiter).length - 1
  return [',', ';', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best))
}

/** The names in a CSV's first row. Reads only the beginning. */
export async function readHeader(path: string, check: CsvCheck): Promise<string[]> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: Math.min(check.endsAt, MAX_HEADER_BYTES) - 1 })) chunks.push(chunk)
  // The limit may cut a character, far behind the first line.
  const text = new TextDecoder(check.encoding).decode(Buffer.concat(chunks), { stream: true })
  const record = takeRecord(text, 0, check.delimiter, check.endsAt <= MAX_HEADER_BYTES)
  if (record.kind !== 'record') throw new ImportFailure('header_unreadable', { line: 1 })
  return record.cells
}

function firstLineOutsideQuotes(text: string): string {
  let line = ''
  let inQuotes = false
  for (const character of text.slice(0, MAX_HEADER_BYTES)) {
    if (character === '"') inQuotes = !inQuotes
    else if (!inQuotes && (character === '\n' || character === '\r')) break
    else if (!inQuotes) line += character
  }
  return line
}

/** A row of a file that was read row by row: its number (1 names the columns) and either its cells or why they cannot be told apart. */
export interface FileRow {
  rowNo: number
  fault: string | null
  cells: readonly string[]
}

/** Reads a CSV row by row, with patience: a row with too few or too many cells, or with a lone quote, is answered with its fault. Blank lines count as
 * rows but are not answered. Throws an ImportFailure when the last row is cut. */
export async function* readRows(path: string, check: CsvCheck, width: number): AsyncGenerator<FileRow> {
  let rowNo = 0
  let line = 1
  for await (const { record, lines, last } of recordsOf(path, check)) {
    rowNo += 1
    const at = line
    line += lines
    const cells = record.kind === 'record' ? record.cells : []
    if (rowNo === 1 || (cells.length === 1 && cells[0] === '' && width > 1)) continue
    const fault = record.kind === 'record' ? faultOf(cells.length, width) : 'quote_misplaced'
    if (last && !check.endsWithNewline && (fault === 'too_few_cells' || fault === 'quote_misplaced'))
      throw new ImportFailure('cut_short', { line: at })
    yield { rowNo, fault, cells }
  }
}

function faultOf(found: number, width: number): string | null {
  return found === width ? null : found < width ? 'too_few_cells' : 'too_many_cells'
}

interface ReadRecord {
  record: Exclude<CsvRecord, { kind: 'more' }>
  /** Lines that it takes. */
  lines: number
  last: boolean
}

async function* recordsOf(path: string, check: CsvCheck): AsyncGenerator<ReadRecord> {
  const decoder = new TextDecoder('utf-8')
  let text = ''
  for await (const chunk of openCsv(path, check.encoding, check.endsAt)) {
    text += decoder.decode(chunk, { stream: true })
    let start = 0
    for (;;) {
      const record = takeRecord(text, start, check.delimiter, false)
      // What ends with the text may be the last record: it is kept for the final round.
      if (record.kind === 'more' || record.next >= text.length) break
      yield { record, lines: linesIn(text, start, record.next), last: false }
      start = record.next
    }
    text = text.slice(start)
  }
  text += decoder.decode()
  for (let start = 0; start < text.length; ) {
    const record = takeRecord(text, start, check.delimiter, true)
    if (record.kind === 'more') throw new ImportFailure('file_unreadable')
    yield { record, lines: linesIn(text, start, record.next), last: record.next >= text.length }
    start = record.next
  }
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
