import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { askApproval } from '../approvals/ask.ts'
import type { ApprovalKind } from '../approvals/kind.ts'
import { defineApprovalKind } from '../approvals/kind.ts'
import { findRoot } from '../record/of-customer.ts'
import type { OverrideAsked } from './service.ts'
import { measureOverride, saveSet } from './service.ts'

/** Key of the kind, as requests store it. */
export const OVERRIDE = 'override'

/** Names a customer's class in a scheme, as the subject of a request. */
export const overrideSubject = (rootId: number, scheme: string) => ({ type: 'customer_class', id: `${rootId}:${scheme}` })

/** Asks for a class that the actor may not set alone, and answers the request's id. Throws `not_found` out of scope, and as `askApproval`. */
export async function askOverride(ctx: Context, asked: OverrideAsked): Promise<number> {
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const { rootId, computed, measured } = await measureOverride(inner, asked)
    const { scheme, input } = asked
    return askApproval(inner, {
      kind: OVERRIDE,
      rule: 'override',
      measured,
      subject: { ...overrideSubject(rootId, scheme), customerId: rootId },
      payload: { customer_id: rootId, scheme, class: input.class, reason: input.reason },
      facts: [
        { key: 'computed_class', as: 'class', scheme, class: computed },
        { key: 'wanted_class', as: 'class', scheme, class: input.class },
      ],
      reason: input.reason,
    })
  })
}

const payload = z.object({ customer_id: z.int(), scheme: z.string(), class: z.string(), reason: z.string() })

/** A class far from the computed one: approved, it is set as that of whoever asked. */
export const overrideKind: ApprovalKind = defineApprovalKind({
  key: OVERRIDE,
  payload,
  hrefOf: ({ customer_id: id }) => `/customers/${id}`,
  approve: async (_, { payload: { customer_id: id, ...set }, requester, approvalId }) => {
    const rootId = await findRoot(requester.db, permit(requester, 'customer:override'), { id })
    if (rootId === null) throw new AppError('not_found', {})
    await saveSet(requester, rootId, set, approvalId)
  },
})
