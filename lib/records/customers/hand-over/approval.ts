import { z } from 'zod'
import { invalidField } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { askApproval } from '../../approvals/ask.ts'
import { deciderName } from '../../approvals/authority.ts'
import type { Fact } from '../../approvals/fact.ts'
import type { ApprovalKind } from '../../approvals/kind.ts'
import { defineApprovalKind } from '../../approvals/kind.ts'
import { carryOutHandOver, measureHandOver } from './service.ts'

/** Hands the customers of a person over where the actor may decide it alone; else asks whoever may, with the reason. Throws `invalid_request` for the missing reason, which names who would decide,
 * and as `handOver` and `askApproval`. */
export async function handOverOrAsk(
  ctx: Context,
  fromId: number,
  toId: number,
  reason: string | undefined,
): Promise<{ customers: number } | { askedId: number }> {
  const { from, to, counts, lacking } = await measureHandOver(ctx, fromId, toId)
  if (lacking === null) return { customers: await carryOutHandOver(ctx, fromId, toId) }
  if (reason === undefined) throw invalidField('reason', 'approval_reason', { who: deciderName(ctx, lacking.decider) })
  const { rule, measured } = lacking
  const facts: Fact[] = [
    { key: 'customers', as: 'count', count: counts.count },
    { key: 'across', as: 'count', count: counts.across },
    { key: 'old_owner', as: 'text', text: from.name },
    { key: 'new_owner', as: 'text', text: to.name },
  ]
  const askedId = await askApproval(ctx, {
    ...{ kind: 'hand_over', rule, measured, reason, facts },
    subject: { type: 'hand_over', id: String(from.id), customerId: null, outletId: from.outletId },
    payload: { from: from.id, to: to.id },
  })
  return { askedId }
}

const payload = z.object({ from: z.int(), to: z.int() })

/** All customers of a person that somebody else shall have: approved, they change hands as they are then. */
export const handOverKind: ApprovalKind = defineApprovalKind({
  key: 'hand_over',
  payload,
  approve: async (_, { payload: { from, to }, requester }) => {
    await carryOutHandOver(requester, from, to)
  },
})
