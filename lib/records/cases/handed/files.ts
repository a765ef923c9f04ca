import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { OutgoingFile } from '#lib/platform/http/hand-out'
import { permit } from '#lib/platform/scope/scope'
import { receiveContent } from '../../papers/receive.ts'
import { fileFields, keepCaseFile } from '../files/keep.ts'
import type { FileRow } from '../files/service.ts'
import { fileOf, filesOf, handOutFile } from '../files/service.ts'
import { lockCase } from '../repository.ts'
import type { HandedRow } from './repository.ts'
import { findHanded } from './repository.ts'

/** Lists the files that an outlet of the actor's has brought to a case that it was asked about; none of the desk's, which may show who complained. Throws `not_found` for any other case. */
export async function listHandedFiles(ctx: Context, caseId: number): Promise<FileRow[]> {
  const handed = found(await findHanded(ctx.db, permit(ctx, 'case:answer'), caseId))
  return (await filesOf(ctx, caseId)).filter(({ outletId }) => outletId === handed.askedOutletId)
}

/** Takes in a file of the outlet that was asked, before or after its answer, from a form with `file` and perhaps a `note`. Throws `not_found` for a case that no outlet of the actor's was asked about,
 * `rule_violated` for one that is closed, and what `receiveContent` and `keepCaseFile` throw. */
export async function receiveHandedFile(ctx: Context, caseId: number, request: Request): Promise<void> {
  const scope = permit(ctx, 'case:answer')
  requireOpen(found(await findHanded(ctx.db, scope, caseId)))
  const received = await receiveContent(request, fileFields)
  await ctx.db.tx(async (db) => {
    await lockCase(db, caseId)
    const handed = found(await findHanded(db, scope, caseId))
    requireOpen(handed)
    await keepCaseFile({ ...ctx, db }, { caseId, outletId: handed.askedOutletId }, received)
  })
}

/** Hands a file back to the outlet that brought it, and notes who took it. Throws `not_found` for any other. */
export async function takeHandedFile(ctx: Context, caseId: number, fileId: number): Promise<OutgoingFile> {
  const scope = permit(ctx, 'case:answer')
  return ctx.db.tx(async (db) => {
    const handed = found(await findHanded(db, scope, caseId))
    const file = await fileOf({ db }, caseId, fileId)
    if (file === null || file.outletId !== handed.askedOutletId) throw new AppError('not_found', {})
    return handOutFile({ ...ctx, db }, file)
  })
}

function found(row: HandedRow | null): HandedRow {
  if (row === null) throw new AppError('not_found', {})
  return row
}

function requireOpen({ stage }: HandedRow): void {
  if (stage === 'closed') throw new AppError('rule_violated', {}, { detail: 'case.is_closed' })
}
