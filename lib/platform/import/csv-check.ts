import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { ImportFailure } from './failure.ts'

export type Encoding = 'utf-8' | 'gb18030'

/** What one pass over the bytes of a CSV says. */
export interface CsvCheck {
  encoding: Encoding
  delimiter: string
  /** Whether PostgreSQL's COPY reads it as it stands: quotes only around whole cells, no blank line, no line that COPY takes for an end. */
  regular: boolean
  /** Bytes without the newlines at the end. */
  endsAt: number
  endsWithNewline: boolean
}

const chunkBytes = 1024 * 1024
const quote = 0x22
const newline = 0x0a
const carriageReturn = 0x0d

/** Looks at every byte of a CSV once, before anything is read: encoding (UTF-8 strictly, else GB18030 strictly), quoting, blank lines. Throws an
 * ImportFailure with the line for what no reader should guess: an empty file, a NUL byte, another encoding, a character cut at the end. */
export async function checkCsv(path: string, delimiter: string): Promise<CsvCheck> {
  const file = await open(path)
  try {
    const size = (await file.stat()).size
    if (size === 0) throw new ImportFailure('file_empty')
    const scan = new Scan(delimiter.charCodeAt(0))
    for await (const { bytes, start } of chunksOf(file, size)) {
      const nul = bytes.indexOf(0)
      if (nul >= 0) throw new ImportFailure('nul_byte', { line: await lineAt(file, start + nul) })
      scan.take(bytes)
    }
    const ends = await trailingNewlines(file, size)
    if (ends.endsAt === 0) throw new ImportFailure('file_empty')
    return { encoding: await encodingOf(file, size), delimiter, regular: scan.isRegular(), ...ends }
  } finally {
    await file.close()
  }
}

async function* chunksOf(file: FileHandle, size: number): AsyncGenerator<{ bytes: Buffer; start: number }> {
  const buffer = Buffer.allocUnsafe(chunkBytes)
  for (let start = 0; start < size; ) {
    const { bytesRead } = await file.read(buffer, 0, chunkBytes, start)
    if (bytesRead === 0) throw new ImportFailure('file_unreadable')
    yield { bytes: buffer.subarray(0, bytesRead), start }
    start += bytesRead
  }
}

/** Follows the quotes of a file; everything between them is skipped by search, not byte by byte. */
class Scan {
  readonly #delimiter: number
  #inQuotes = false
  #regular = true
  /** Last byte of the chunk before. */
  #previous = newline
  #start = true
  /** A quote that ended the last chunk inside quotes: whether it closes or is doubled is for the next byte to say. */
  #pending = false
  #blank = 0

  constructor(delimiter: number) {
    this.#delimiter = delimiter
  }

  take(chunk: Buffer): void {
    if (!this.#regular) return
    let at = 0
    if (this.#start && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) at = 3
    this.#start = false
    if (this.#pending) at = this.#afterQuote(chunk, at - 1)
    this.#pending = false
    this.#lines(chunk)
    while (this.#regular) {
      const found = chunk.indexOf(quote, at)
      if (found < 0) break
      if (this.#inQuotes) {
        if (found + 1 === chunk.length) {
          this.#pending = true
          break
        }
        at = this.#afterQuote(chunk, found)
      } else {
        const before = found === 0 || (found === 3 && at === 3) ? (found === 3 ? newline : this.#previous) : chunk[found - 1]
        if (before !== this.#delimiter && before !== newline && before !== carriageReturn) this.#regular = false
        this.#inQuotes = true
        at = found + 1
      }
    }
    this.#previous = chunk[chunk.length - 1] ?? newline
  }

  /** Where to go on after a quote inside quotes that is followed by a byte. */
  #afterQuote(chunk: Buffer, found: number): number {
    const next = chunk[found + 1]
    if (next === quote) return found + 2
    if (next !== this.#delimiter && next !== newline && next !== carriageReturn) this.#regular = false
    this.#inQuotes = false
    return found + 1
  }

  /** Blank lines and a line that begins with \. are looked for everywhere: inside quotes they merely cost the fast way. */
  #lines(chunk: Buffer): void {
    if (this.#blank > 0 && !isNewline(chunk[0])) this.#regular = false
    for (const text of ['\n\n', '\n\r', '\r\r', '\n\\.']) {
      const found = chunk.indexOf(text)
      if (found < 0) continue
      // Only newlines until the end of the chunk: it may be the end of the file.
      if (text !== '\n\\.' && restIsNewlines(chunk, found)) this.#blank = 1
      else this.#regular = false
    }
    if (isNewline(this.#previous) && isNewline(chunk[0]) && !(this.#previous === carriageReturn && chunk[0] === newline)) {
      if (restIsNewlines(chunk, 0)) this.#blank = 1
      else this.#regular = false
    }
    if (this.#previous === newline && chunk[0] === 0x5c && chunk[1] === 0x2e) this.#regular = false
  }

  isRegular(): boolean {
    return this.#regular && (!this.#inQuotes || this.#pending)
  }
}

const isNewline = (byte: number | undefined) => byte === newline || byte === carriageReturn

function restIsNewlines(chunk: Buffer, from: number): boolean {
  for (let at = from; at < chunk.length; at += 1) if (!isNewline(chunk[at])) return false
  return true
}

async function trailingNewlines(file: FileHandle, size: number): Promise<{ endsAt: number; endsWithNewline: boolean }> {
  const buffer = Buffer.alloc(Math.min(size, 64 * 1024))
  await file.read(buffer, 0, buffer.length, size - buffer.length)
  let kept = buffer.length
  while (kept > 0 && isNewline(buffer[kept - 1])) kept -= 1
  return { endsAt: size - buffer.length + kept, endsWithNewline: kept < buffer.length }
}

async function encodingOf(file: FileHandle, size: number): Promise<Encoding> {
  const wrongAt = await firstNotUtf8(file, size)
  if (wrongAt === null) return 'utf-8'
  // Up to here it was UTF-8 with more than ASCII in it, and only its last character is unfinished: the end is missing.
  if (wrongAt >= size - 3 && wrongAt > 0 && !(await isAscii(file, wrongAt)))
    throw new ImportFailure('cut_short', { line: await lineAt(file, wrongAt) })
  const decoder = new TextDecoder('gb18030', { fatal: true })
  let position = 0
  try {
    for await (const { bytes, start } of chunksOf(file, size)) {
      position = start
      decoder.decode(bytes, { stream: true })
    }
    decoder.decode()
    return 'gb18030'
  } catch (error) {
    if (error instanceof TypeError)
      throw new ImportFailure('encoding_unreadable', { line: await lineAt(file, Math.max(wrongAt, position)) })
    throw error
  }
}

async function isAscii(file: FileHandle, until: number): Promise<boolean> {
  for await (const { bytes, start } of chunksOf(file, until)) {
    const part = bytes.subarray(0, Math.max(0, until - start))
    if (part.some((byte) => byte > 0x7f)) return false
    if (start + bytes.length >= until) break
  }
  return true
}

/** Where the first byte stands that is not UTF-8, or null. A character that the end of a chunk cuts is read again with the next one. */
async function firstNotUtf8(file: FileHandle, size: number): Promise<number | null> {
  const buffer = Buffer.allocUnsafe(chunkBytes)
  for (let start = 0; start < size; ) {
    const { bytesRead } = await file.read(buffer, 0, chunkBytes, start)
    const bytes = buffer.subarray(0, bytesRead)
    const whole = bytes.subarray(0, start + bytesRead >= size ? bytesRead : endOfCharacters(bytes))
    if (whole.length === 0) throw new ImportFailure('file_unreadable')
    if (!isUtf8(whole)) return start + firstBad(whole)
    start += whole.length
  }
  return null
}

/** Length without a character that the end of a chunk may have cut. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    // Neither ASCII nor the beginning of any character: whoever checks finds it wrong.
    if (byte < 0x80 || byte > 0xf4) return bytes.length
    if (byte >= 0xc0) return bytes.length - back
  }
  return bytes.length
}

/** The longest good beginning, by halving. */
function firstBad(bytes: Buffer): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    const part = bytes.subarray(0, middle)
    if (isUtf8(part.subarray(0, endOfCharacters(part)))) good = middle
    else bad = middle
  }
  return good
}

/** The number of the line on which a byte stands. */
async function lineAt(file: FileHandle, offset: number): Promise<number> {
  let line = 1
  for await (const { bytes, start } of chunksOf(file, Math.max(offset, 1))) {
    const part = bytes.subarray(0, Math.max(0, offset - start))
    for (let at = part.indexOf(newline); at >= 0; at = part.indexOf(newline, at + 1)) line += 1
    if (start + bytes.length >= offset) break
  }
  return line
}
