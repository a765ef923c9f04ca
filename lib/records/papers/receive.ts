import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { AppError, invalidField } from '#lib/core/errors'
import { env } from '#lib/platform/env'
import { receiveUpload } from '#lib/platform/import/upload'
import { fileHoldsIdentityNumber } from './identity-number.ts'
import type { ScanType } from './scan.ts'
import { MAX_SCAN_BYTES, scanTypeOf } from './scan.ts'

/** A file that has come in with a form, with the form's other fields. */
export interface Received {
  fields: Readonly<Record<string, string>>
  content: Uint8Array
}

/** Takes a form in that has one file and perhaps fields of these names, and leaves nothing on disk. Throws what `receiveUpload` throws, and `invalid_request` for another field. */
export async function receiveContent(request: Request, names: readonly string[]): Promise<Received> {
  const { fields, file } = await receiveUpload(request, env().DATA_DIR, MAX_SCAN_BYTES)
  try {
    const unknown = Object.keys(fields).find((name) => !names.includes(name))
    if (unknown !== undefined) throw invalidField(unknown, 'unknown_field')
    return { fields, content: await readFile(file.path) }
  } finally {
    await rm(file.path, { force: true })
  }
}

/** Answers what a file is that may be kept. Throws `unsupported_media` for what is neither PDF, JPEG nor PNG by its bytes, `too_large`, and `rule_violated` for a file in which the number of an identity
 * card can be read. */
export function checkContent(content: Uint8Array): { contentType: ScanType; sha256: string } {
  const contentType = scanTypeOf(content)
  if (contentType === null) throw new AppError('unsupported_media', {}, { detail: 'paper.scan_unreadable' })
  if (content.length > MAX_SCAN_BYTES) throw new AppError('too_large', { limit: MAX_SCAN_BYTES })
  if (fileHoldsIdentityNumber(content)) throw new AppError('rule_violated', {}, { detail: 'paper.scan_of_identity' })
  return { contentType, sha256: createHash('sha256').update(content).digest('hex') }
}
