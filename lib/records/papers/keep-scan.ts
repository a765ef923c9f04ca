import { AppError, invalidField } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { OutgoingFile } from '#lib/platform/http/hand-out'
import type { RecordId } from '#lib/platform/http/record-id'
import { revealDocument } from '#lib/platform/privacy/reveal'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { version as versionField } from '../record/fields.ts'
import { checkContent, receiveContent } from './receive.ts'
import type { PaperRow } from './repository.ts'
import { deleteScan, findPaperRow, putScan, readScan, updatePaperRow } from './repository.ts'
import { scanFileName } from './scan.ts'
import type { PaperResource } from './schema.ts'
import { foundPaper, olderVersion } from './service.ts'
import { viewPaper } from './view.ts'

/** Takes in the scan of a paper from a form with `version` and `file`, in place of the one before. Throws what `receiveContent` and `keepScan` throw. */
export async function receiveScan(ctx: Context, id: RecordId, request: Request): Promise<PaperResource> {
  // Before anything is taken in: whoever may not change the paper leaves nothing on disk.
  foundPaper(await findPaperRow(ctx.db, permit(ctx, 'customer:update'), id))
  const { fields, content } = await receiveContent(request, ['version'])
  const version = versionField.safeParse(Number(fields['version'] ?? Number.NaN))
  if (!version.success) throw invalidField('version', fields['version'] === undefined ? 'required' : 'invalid_value')
  return keepScan(ctx, id, { version: version.data, content })
}

/** Keeps a scan with its paper: bytes and version in one transaction. The same scan again changes nothing. Throws `not_found` out of scope, `conflict` with the present
 * paper for an older version, `unsupported_media` for what is neither PDF, JPEG nor PNG by its bytes, and `rule_violated` for a file in which the number of an
 * identity card can be read. */
export async function keepScan(
  ctx: Context,
  id: RecordId,
  { version, content }: { version: number; content: Uint8Array },
): Promise<PaperResource> {
  const scope = permit(ctx, 'customer:update')
  const { contentType, sha256 } = checkContent(content)
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = await atVersion(inner, scope, id, version)
    if (stored.scanSha256 === sha256) return viewPaper(ctx, stored)
    await moveOn(inner, scope, stored)
    await putScan(db, stored.id, { contentType, content, sha256, userId: ctx.actor.userId, now: ctx.now })
    const detail = { content_type: contentType, bytes: content.length, sha256: [stored.scanSha256, sha256] }
    await audit(inner, { action: 'paper.scan', subjectType: 'paper', subjectId: stored.id, detail })
    return viewPaper(ctx, foundPaper(await findPaperRow(db, scope, { id: stored.id })))
  })
}

/** Takes the scan of a paper away for good: one that should never have been kept. Nothing happens where there is none. Throws `not_found` out of scope and `conflict` with the
 * present paper for an older version. */
export async function removeScan(ctx: Context, id: RecordId, version: number): Promise<PaperResource> {
  const scope = permit(ctx, 'customer:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = await atVersion(inner, scope, id, version)
    if (stored.scanSha256 === null) return viewPaper(ctx, stored)
    await moveOn(inner, scope, stored)
    await deleteScan(db, stored.id)
    const detail = { sha256: [stored.scanSha256, null] }
    await audit(inner, { action: 'paper.scan_removed', subjectType: 'paper', subjectId: stored.id, detail })
    return viewPaper(ctx, foundPaper(await findPaperRow(db, scope, { id: stored.id })))
  })
}

/** Hands out the scan of a paper and notes who took it. A consumer's shows a person: it goes to whoever may reveal, for a typed reason, and counts as a reveal. Throws
 * `not_found` out of scope and where there is none, `forbidden` for whoever may not reveal, and what `revealDocument` throws. */
export async function takeScan(ctx: Context, id: RecordId, reason: string | undefined): Promise<OutgoingFile> {
  const scope = permit(ctx, 'customer:read')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const paper = foundPaper(await findPaperRow(db, scope, id))
    if (paper.personal) foundPaper(await findPaperRow(db, permit(ctx, 'customer:reveal'), id))
    const content = paper.scanType === null ? null : await readScan(db, paper.id)
    if (paper.scanType === null || content === null) throw new AppError('not_found', {}, { detail: 'paper.no_scan' })
    const subject = { subjectType: 'paper', subjectId: paper.id }
    if (paper.personal) await revealDocument(inner, { ...subject, field: 'scan', purpose: 'paper', reason })
    await audit(inner, {
      action: 'paper.take_scan',
      ...subject,
      detail: { customer_id: paper.customerId, bytes: content.length },
    })
    // As plain bytes: what somebody brought is saved, and shown by nothing of ours.
    const name = scanFileName(paper.title, paper.scanType)
    return { name, contentType: 'application/octet-stream', stream: new Uint8Array(content) }
  })
}

async function atVersion(ctx: Context, scope: Scope, id: RecordId, version: number): Promise<PaperRow> {
  const stored = foundPaper(await findPaperRow(ctx.db, scope, id))
  if (stored.version !== version) throw olderVersion(ctx, stored)
  return stored
}

/** Moves the version on, so that of two who change a paper at once the second is told. */
async function moveOn(ctx: Context, scope: Scope, stored: PaperRow): Promise<void> {
  const change = await updatePaperRow(ctx.db, scope, stored.id, stored.version, {}, ctx.now)
  if (change === null) throw olderVersion(ctx, foundPaper(await findPaperRow(ctx.db, scope, { id: stored.id })))
}
