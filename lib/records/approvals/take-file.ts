import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { ExportFile, ExportFormat } from '#lib/platform/export/file'
import { permit } from '#lib/platform/scope/scope'
import type { ApprovalKind } from './kind.ts'
import { findReadable } from './repository.ts'
import { FILE_DAYS, fileUntil } from './view.ts'

/** Gives whoever asked the file that was approved, for seven days, as often as it is needed; each time is noted. Throws `not_found` for another's request and for one that gives no file,
 * `rule_violated` for one that is not approved, or was too long ago. */
export async function takeApprovedFile(
  ctx: Context,
  kinds: readonly ApprovalKind[],
  id: number,
  format: ExportFormat,
): Promise<ExportFile> {
  const row = await findReadable(ctx.db, id, { userId: ctx.actor.userId, scope: permit(ctx, 'approval:read') })
  const file = kinds.find(({ key }) => key === row?.kind)?.file
  if (row === null || row.requesterId !== ctx.actor.userId || file === undefined) throw new AppError('not_found', {})
  if (row.status !== 'approved' || row.decidedAt === null)
    throw new AppError('rule_violated', {}, { detail: 'approval.not_approved' })
  if (fileUntil(row.decidedAt) <= ctx.now)
    throw new AppError('rule_violated', { days: FILE_DAYS }, { detail: 'approval.file_too_old' })
  return file(ctx, { approvalId: id, payload: row.payload }, format)
}
