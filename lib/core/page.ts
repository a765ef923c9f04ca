import { AppError, invalidField } from './errors.ts'

export const DEFAULT_LIMIT = 50
export const MAX_LIMIT = 200
const CURSOR_VALID_MS = 24 * 60 * 60 * 1000
/** Two servers' clocks may differ by this much. */
const CLOCK_SKEW_MS = 5 * 60 * 1000
const MAX_CURSOR_LENGTH = 4000

/** The values of the sort columns of a page's last row, the unique one last. */
export type CursorKey = readonly (string | number | boolean | null)[]

/** What a cursor belongs to: it is refused under any other filter or sort. */
export interface CursorBinding {
  /** From `hashFilter`. */
  readonly filter: string
  readonly sort: string
}

export interface Page<Row> {
  readonly data: Row[]
  readonly nextCursor: string | null
}

/** Reads the `limit` of a list: 50 when absent, 1 to 200, anything else an invalid request. */
export function parseLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > MAX_LIMIT) throw invalidField('limit', 'out_of_range', { min: 1, max: MAX_LIMIT })
  return limit
}

/** Answers a short hash of a filter, the same whatever the order of its keys; absent and undefined are alike. */
export function hashFilter(filter: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined)
  entries.sort(([left], [right]) => (left < right ? -1 : 1))
  return hashText(JSON.stringify(entries))
}

/** Two runs of FNV-1a with different starts: it tells filters apart, it protects nothing. */
function hashText(text: string): string {
  let first = 0x811c9dc5
  let second = 0x1b873593
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ (unit + index), 0x01000193)
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36)
}

/** Makes the opaque text that leads to the rows after `key`. */
export function encodeCursor(binding: CursorBinding, key: CursorKey, now: Date): string {
  return Buffer.from(JSON.stringify([binding.filter, binding.sort, now.getTime(), key])).toString('base64url')
}

/** Reads a cursor back; `invalid_cursor` when it is malformed, belongs to another filter or sort, or is older than 24 hours. */
export function decodeCursor(cursor: string, binding: CursorBinding, now: Date): CursorKey {
  const fields = readFields(cursor)
  const [filter, sort, issuedAt, key] = fields
  if (fields.length !== 4 || filter !== binding.filter || sort !== binding.sort) throw invalidCursor('cursor.belongs_elsewhere')
  if (typeof issuedAt !== 'number' || !isCursorKey(key)) throw invalidCursor('cursor.unreadable')
  const age = now.getTime() - issuedAt
  if (!(age <= CURSOR_VALID_MS && age >= -CLOCK_SKEW_MS)) throw invalidCursor('cursor.too_old')
  return key
}

/** Cuts rows that were read one beyond the limit to a page, with the cursor of its last row when there are more. */
export function pageOf<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => string): Page<Row> {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}

function readFields(cursor: string): readonly unknown[] {
  if (cursor.length > MAX_CURSOR_LENGTH || !/^[\w-]+$/.test(cursor)) throw invalidCursor('cursor.unreadable')
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch (cause) {
    throw new AppError('invalid_cursor', {}, { detail: 'cursor.unreadable', cause })
  }
  if (!Array.isArray(value)) throw invalidCursor('cursor.unreadable')
  return value
}

function isCursorKey(value: unknown): value is CursorKey {
  if (!Array.isArray(value) || value.length === 0) return false
  // PostgreSQL refuses a NUL in a text and would answer with a fault.
  return value.every((part: unknown) => {
    if (typeof part === 'string') return !part.includes('\u0000') && part.isWellFormed()
    return part === null || typeof part === 'boolean' || typeof part === 'number'
  })
}

function invalidCursor(detail: string): AppError {
  return new AppError('invalid_cursor', {}, { detail })
}
