'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { addCollaborator, removeCollaborator } from '#lib/records/ownership/service'
import { text } from '#lib/records/record/fields'

const who = { id: recordId, user: z.string().regex(/^[1-9]\d{0,8}$/) }

/** Lets a colleague work along on a customer. */
export const addOneCollaborator = action({
  name: 'customer.share',
  permission: 'customer:update',
  input: z.strictObject({ ...who, reason: text(200).optional() }),
  handler: async (ctx, { id, user, reason }) => {
    await addCollaborator(ctx, parseRecordId(id), { user: { id: Number(user) }, reason: reason ?? null })
    return null
  },
})

/** Ends that a colleague works along. */
export const removeOneCollaborator = action({
  name: 'customer.unshare',
  permission: 'customer:update',
  input: z.strictObject(who),
  handler: async (ctx, { id, user }) => {
    await removeCollaborator(ctx, parseRecordId(id), Number(user))
    return null
  },
})
