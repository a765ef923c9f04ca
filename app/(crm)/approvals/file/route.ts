import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { exportFormat } from '#lib/platform/export/file'
import { download } from '#lib/platform/http/download'
import { parseRecordId } from '#lib/platform/http/record-id'
import { approvalKinds } from '#lib/records/approval-kinds'
import { takeApprovedFile } from '#lib/records/approvals/take-file'

/** The file of a request that was approved, for whoever asked. */
export const POST = download({
  name: 'approval.take_file',
  permission: 'approval:read',
  input: z.strictObject({ id: z.string().max(20), format: exportFormat }),
  handler: (ctx, { id, format }) => {
    const record = parseRecordId(id)
    if (!('id' in record)) throw new AppError('not_found', {})
    return takeApprovedFile(ctx, approvalKinds, record.id, format)
  },
})
