import { z } from 'zod'
import { AppError } from '#lib/core/errors'

/** How a caller names a record: our id, or `ext:` and its own. */
export type RecordId = { id: number } | { externalId: string }

const largestId = 2_147_483_647

/** Reads an id of a path, query or body: digits, or `ext:<external_id>` (1–200 characters, NFC, case-sensitive). */
export const recordId = z
  .string()
  .max(1_000)
  .regex(/^(\d{1,15}|ext:[\s\S]{1,800})$/, 'id')
  .meta({ description: 'an id, or ext:<external_id>', examples: ['42', 'ext:K-0042'] })

/** Turns the text of an id into what a repository looks up. A number beyond what an id can be finds nothing: `not_found`. */
export function parseRecordId(text: string): RecordId {
  if (text.startsWith('ext:')) {
    const externalId = text.slice(4).normalize('NFC')
    if (externalId.length === 0 || [...externalId].length > 200 || externalId.includes('\u0000') || !externalId.isWellFormed())
      throw new AppError('not_found', {})
    return { externalId }
  }
  const id = Number(text)
  if (!Number.isSafeInteger(id) || id < 1 || id > largestId) throw new AppError('not_found', {})
  return { id }
}

/** The same for records that have no id of the caller's own: whatever is no number of ours finds nothing. */
export function ownIdOf(text: string): number {
  const record = /^\d{1,15}$/.test(text) ? parseRecordId(text) : { externalId: text }
  if (!('id' in record)) throw new AppError('not_found', {})
  return record.id
}
