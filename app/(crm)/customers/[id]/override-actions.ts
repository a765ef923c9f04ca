'use server'

import { z } from 'zod'
import { clearOverride, setOrAskOverride } from '#lib/analysis/classification/override'
import { SET_BY_HAND_SCHEMES } from '#lib/analysis/classification/registry'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { putOverrideBody } from '#lib/records/overrides/schema'

const which = { id: recordId, scheme: z.enum(SET_BY_HAND_SCHEMES) }

/** A class set by hand in place of the computed one, with the reason; or the request for it, where somebody else decides it. */
export const setCustomerClass = action({
  name: 'customer.override',
  permission: 'customer:override',
  input: z.strictObject({ ...which, ...putOverrideBody.shape }),
  handler: async (ctx, { id, scheme, ...body }) => {
    const done = await setOrAskOverride(ctx, parseRecordId(id), scheme, body)
    return 'set' in done ? { askedId: null } : { askedId: done.askedId }
  },
})

/** Takes such a class away, so that the computed one counts again. */
export const clearCustomerClass = action({
  name: 'customer.override',
  permission: 'customer:override',
  input: z.strictObject(which),
  handler: async (ctx, { id, scheme }) => {
    await clearOverride(ctx, parseRecordId(id), scheme)
    return { cleared: true }
  },
})
