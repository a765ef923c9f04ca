import { AppError, invalidField } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { Received } from '../../papers/receive.ts'
import { checkContent } from '../../papers/receive.ts'
import { text } from '../../record/fields.ts'
import { actorOf } from '../desk/settle.ts'
import { noteEvents } from '../events/log.ts'
import { insertFileRow, listFileRows } from './repository.ts'

/** So many files one case has at most. */
export const FILES_AT_MOST = 20
const NOTE_MAX = 200
const note = text(NOTE_MAX)

/** What a form for a file of a case holds besides the file. */
export const fileFields = ['note'] as const

/** Keeps a file with a case that is locked, in the caller's transaction, and notes it in the case's history; the same again changes nothing. Throws what `checkContent` throws, `invalid_request` for a
 * note that is too long, and `rule_violated` beyond `FILES_AT_MOST`. */
export async function keepCaseFile(
  ctx: Context,
  place: { caseId: number; outletId: number | null },
  { fields, content }: Received,
): Promise<void> {
  const { contentType, sha256 } = checkContent(content)
  const words = readNote(fields['note'] ?? '')
  const stored = await insertFileRow(ctx.db, {
    ...place,
    ...{ note: words, contentType, content, sha256, userId: ctx.actor.userId, now: ctx.now },
  })
  if (!stored) return
  if ((await listFileRows(ctx.db, place.caseId)).length > FILES_AT_MOST)
    throw new AppError('rule_violated', { most: FILES_AT_MOST }, { detail: 'case.too_many_files' })
  await noteEvents(ctx, [
    { ...place, kind: 'file_added', at: ctx.now, actorId: actorOf(ctx), text: words, detail: { content_type: contentType } },
  ])
  const detail = { content_type: contentType, bytes: content.length, sha256: [null, sha256] }
  await audit(ctx, { action: 'case.file_added', subjectType: 'case', subjectId: place.caseId, detail })
}

function readNote(given: string): string | null {
  if (given.trim() === '') return null
  const read = note.safeParse(given.trim())
  if (!read.success) throw invalidField('note', 'text_too_long')
  return read.data
}
