import { AppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { OutgoingFile } from '#lib/platform/http/hand-out'
import type { RecordId } from '#lib/platform/http/record-id'
import { revealDocument } from '#lib/platform/privacy/reveal'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { receiveContent } from '../../papers/receive.ts'
import { scanFileName } from '../../papers/scan.ts'
import { caseNumber } from '../case.ts'
import { found } from '../desk/act.ts'
import { actorOf } from '../desk/settle.ts'
import { noteEvents } from '../events/log.ts'
import type { CaseRow } from '../repository.ts'
import { findCaseRow, lockCase } from '../repository.ts'
import { isHiddenFrom } from '../view.ts'
import { fileFields, keepCaseFile } from './keep.ts'
import type { FileRow } from './repository.ts'
import { deleteFileRow, findFileRow, isOfConsumer, listFileRows, readFileContent } from './repository.ts'

export type { FileRow }

/** The files of a case, and what taking one asks for. */
export interface CaseFiles {
  files: FileRow[]
  /** They may show a person: only whoever may reveal takes them. */
  personal: boolean
  /** Nobody has to speak with the user any more: of a person’s, taking one needs a reason. */
  over: boolean
  /** The reader may add and remove. */
  mayAdd: boolean
}

/** Lists the files of a case; to people of an outlet that is liable or was asked only what outlets brought. Throws `not_found` out of scope. */
export async function listCaseFiles(ctx: Context, id: RecordId): Promise<CaseFiles> {
  const scope = permit(ctx, 'case:read')
  const row = found(await findCaseRow(ctx.db, scope, id))
  const [files, personal] = await Promise.all([listFileRows(ctx.db, row.id), isOfConsumer(ctx.db, row.id)])
  const hidden = isHiddenFrom(ctx, scope, row)
  const mayAdd = !hidden && !row.archived && ctx.actor.permissions['case:update'] !== undefined
  return { files: files.filter((file) => maySee(file, hidden)), personal, over: isOver(row), mayAdd }
}

/** Lists every file of a case. Whether the reader may see them, the caller has looked. */
export function filesOf({ db }: Pick<Context, 'db'>, caseId: number): Promise<FileRow[]> {
  return listFileRows(db, caseId)
}

/** Answers a file of a case, null for one that is not there. Whether the reader may see it, the caller has looked. */
export function fileOf({ db }: Pick<Context, 'db'>, caseId: number, id: number): Promise<FileRow | null> {
  return findFileRow(db, caseId, id)
}

/** What the desk adds may show who complained. */
const maySee = ({ outletId }: FileRow, hidden: boolean) => !hidden || outletId !== null

const isOver = ({ archived, stage, nextClock }: CaseRow) => archived || (stage === 'closed' && nextClock === null)

/** Takes in a file for a case from a form with `file` and perhaps a `note`. Throws `not_found` out of scope, `rule_violated` for people from whom the caller is hidden, and what `receiveContent` and
 * `keepCaseFile` throw. */
export async function receiveCaseFile(ctx: Context, id: RecordId, request: Request): Promise<void> {
  const scope = permit(ctx, 'case:update')
  // Before anything is taken in: whoever may not add to the case leaves nothing on disk.
  const named = changeable(ctx, await findCaseRow(ctx.db, scope, id))
  const received = await receiveContent(request, fileFields)
  await ctx.db.tx(async (db) => {
    await lockCase(db, named.id)
    const stored = changeable(ctx, await findCaseRow(db, scope, { id: named.id }))
    await keepCaseFile({ ...ctx, db }, { caseId: stored.id, outletId: null }, received)
  })
}

/** Tells whether somebody may take away a file of a case on which they work: what an outlet has brought is its proof, and only whoever oversees cases takes it from it. */
export function mayRemove(ctx: Context, { outletId }: Pick<FileRow, 'outletId'>): boolean {
  return outletId === null || mayEver(ctx, 'case:oversee')
}

/** Takes a file of a case away for good: one that should never have been kept. Throws `not_found` out of scope and for a file that is not there, `rule_violated` for an outlet's. */
export async function removeCaseFile(ctx: Context, id: RecordId, fileId: number): Promise<void> {
  const scope = permit(ctx, 'case:update')
  await ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const stored = changeable(ctx, await findCaseRow(db, scope, id))
    await lockCase(db, stored.id)
    const file = await findFileRow(db, stored.id, fileId)
    if (file === null) throw new AppError('not_found', {})
    if (!mayRemove(ctx, file)) throw new AppError('rule_violated', {}, { detail: 'case.file_of_outlet' })
    await deleteFileRow(db, file.id)
    const { caseId, outletId, note } = file
    await noteEvents(inner, [{ caseId, outletId, kind: 'file_removed', at: ctx.now, actorId: actorOf(ctx), text: note }])
    const detail = { content_type: file.contentType, bytes: file.bytes }
    await audit(inner, { action: 'case.file_removed', subjectType: 'case', subjectId: caseId, detail })
  })
}

/** Hands out a file of a case and notes who took it. One of a consumer's case may show a person: it goes to whoever may reveal, and counts as a reveal, behind which the case is until it is over; then a
 * reason is typed. Throws `not_found` out of scope, `forbidden` for whoever may not reveal, and what `revealDocument` throws. */
export async function takeCaseFile(
  ctx: Context,
  id: RecordId,
  fileId: number,
  reason: string | undefined,
): Promise<OutgoingFile> {
  const scope = permit(ctx, 'case:read')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const row = found(await findCaseRow(db, scope, id))
    const file = await findFileRow(db, row.id, fileId)
    if (file === null || !maySee(file, isHiddenFrom(ctx, scope, row))) throw new AppError('not_found', {})
    if (await isOfConsumer(db, row.id)) {
      found(await findCaseRow(db, permit(ctx, 'customer:reveal'), { id: row.id }))
      const openCase = isOver(row) ? null : { id: row.id }
      await revealDocument(inner, { subjectType: 'case', subjectId: row.id, field: 'file', purpose: 'case', reason, openCase })
    }
    return handOutFile(inner, file)
  })
}

/** Answers a file as it leaves, and notes who takes it. Whether the reader may, the caller has looked. */
export async function handOutFile(ctx: Context, file: FileRow): Promise<OutgoingFile> {
  const content = await readFileContent(ctx.db, file.id)
  if (content === null) throw new AppError('not_found', {})
  const detail = { content_type: file.contentType, bytes: file.bytes }
  await audit(ctx, { action: 'case.take_file', subjectType: 'case', subjectId: file.caseId, detail })
  // As plain bytes: what somebody brought is saved, and shown by nothing of ours.
  const name = scanFileName(`${caseNumber(file.caseId)}-${file.id}`, file.contentType)
  return { name, contentType: 'application/octet-stream', stream: new Uint8Array(content) }
}

function changeable(ctx: Context, row: CaseRow | null): CaseRow {
  const stored = found(row)
  if (isHiddenFrom(ctx, permit(ctx, 'case:update'), stored))
    throw new AppError('rule_violated', {}, { detail: 'case.files_hidden' })
  return stored
}
