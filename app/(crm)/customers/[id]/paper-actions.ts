'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { removeScan } from '#lib/records/papers/keep-scan'
import { createPaperBody, updatePaperBody } from '#lib/records/papers/schema'
import { createPaper, updatePaper } from '#lib/records/papers/service'
import { version } from '#lib/records/record/fields'

/** A new paper of a customer; answers its id and version, with which its scan is brought. */
export const createPaperHere = action({
  name: 'paper.create',
  permission: 'customer:update',
  input: createPaperBody,
  handler: async (ctx, input) => {
    const { id, version: made } = await createPaper(ctx, input)
    return { id, version: made }
  },
})

/** The fields of a paper that were changed, or that it is archived or restored. */
export const changePaper = action({
  name: 'paper.update',
  permission: 'customer:update',
  input: updatePaperBody.extend({ id: recordId }),
  handler: async (ctx, { id, ...changes }) => {
    const changed = await updatePaper(ctx, parseRecordId(id), changes)
    return { id: changed.id, version: changed.version }
  },
})

/** Takes the scan of a paper away for good. */
export const removeScanHere = action({
  name: 'paper.remove_scan',
  permission: 'customer:update',
  input: z.strictObject({ id: recordId, version }),
  handler: async (ctx, { id, version: seen }) => ({ version: (await removeScan(ctx, parseRecordId(id), seen)).version }),
})
