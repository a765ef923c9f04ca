'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { removeCaseFile } from '#lib/records/cases/files/service'

/** Takes a file of a case away for good. */
export const removeFile = action({
  name: 'case.remove_file',
  permission: 'case:update',
  input: z.strictObject({ id: recordId, file_id: z.int().positive() }),
  handler: async (ctx, { id, file_id: fileId }) => {
    await removeCaseFile(ctx, parseRecordId(id), fileId)
    return { id }
  },
})
