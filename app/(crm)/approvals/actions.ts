'use server'

import { z } from 'zod'
import { approvalKinds } from '#lib/plans/approval-kinds'
import { action } from '#lib/platform/http/action'
import { queryText } from '#lib/platform/list/list-query'
import { listUsers } from '#lib/platform/org/users'
import { decideApproval, withdrawApproval } from '#lib/records/approvals/decide'
import { endDelegate, nameDelegate } from '#lib/records/approvals/delegates/service'
import { decideBody, delegateInput, withdrawBody } from '#lib/records/approvals/schema'

const named = z.int().positive().max(2_147_483_647)
const firstFew = 20

/** Approves or refuses a request. */
export const decide = action({
  name: 'approval.decide',
  permission: 'approval:decide',
  input: decideBody.extend({ id: named }),
  handler: async (ctx, { id, ...input }) => ({ status: (await decideApproval(ctx, approvalKinds, id, input)).status }),
})

/** Takes a request of one's own back. */
export const withdraw = action({
  name: 'approval.withdraw',
  permission: 'approval:read',
  input: withdrawBody.extend({ id: named }),
  handler: async (ctx, { id, ...input }) => ({ status: (await withdrawApproval(ctx, approvalKinds, id, input)).status }),
})

/** Has a colleague decide in one's place. */
export const setDelegate = action({
  name: 'approval.delegate',
  permission: 'approval:decide',
  input: delegateInput,
  handler: async (ctx, input) => ({ id: await nameDelegate(ctx, input) }),
})

/** Takes the place back. */
export const stopDelegate = action({
  name: 'approval.delegate',
  permission: 'approval:decide',
  input: z.strictObject({ id: named }),
  handler: async (ctx, { id }) => {
    await endDelegate(ctx, id)
    return { ended: true }
  },
})

/** Colleagues who may be asked to stand in. */
export const findStandIns = action({
  name: 'user.find',
  permission: 'user:read',
  input: z.strictObject({ q: queryText(100).optional() }),
  handler: async (ctx, { q }) => {
    const filter = { disabled: false, ...(q === undefined ? {} : { q }) }
    const found = await listUsers(ctx, filter, { startId: null, falling: false, limit: firstFew })
    return found
      .filter(({ id }) => id !== ctx.actor.userId)
      .map(({ email, name }) => ({ id: email ?? '', name, detail: email ?? '' }))
  },
})
