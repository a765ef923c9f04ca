'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { mergeCustomers } from '#lib/records/customers/merges/merge'
import { undoMerge } from '#lib/records/customers/merges/undo'
import { mergeBody } from '#lib/records/customers/schema'

/** Merges another customer into this one. */
export const mergeHere = action({
  name: 'customer.merge',
  permission: 'customer:merge',
  input: mergeBody.extend({ id: recordId }),
  handler: async (ctx, { id, ...merge }) => ({ id: (await mergeCustomers(ctx, parseRecordId(id), merge)).survivor.id }),
})

/** Undoes a merge; answers who stands alone again, null when out of reach, and the fields that stay as somebody has changed them. */
export const undoOne = action({
  name: 'customer.unmerge',
  permission: 'customer:merge',
  input: z.strictObject({ id: z.int().positive().max(2_147_483_647) }),
  handler: async (ctx, { id }) => {
    const { restored, kept } = await undoMerge(ctx, id)
    return { restoredId: restored?.id ?? null, kept }
  },
})
