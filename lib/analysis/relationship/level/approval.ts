import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { permit } from '#lib/platform/scope/scope'
import type { ApprovalKind } from '#lib/records/approvals/kind'
import { defineApprovalKind } from '#lib/records/approvals/kind'
import { findRoot } from '#lib/records/record/of-customer'
import { relationshipLevel } from '../../schemes/relationship-levels.ts'
import { saveLevel } from './decide.ts'
import { RELATIONSHIP_LEVEL } from './waiting.ts'

/** A level far from the recommended one: approved, it is set as that of whoever asked. */
export const levelKind: ApprovalKind = defineApprovalKind({
  key: RELATIONSHIP_LEVEL,
  payload: z.object({ customer_id: z.int(), level: relationshipLevel, reason: z.string() }),
  hrefOf: ({ customer_id: id }) => `/customers/${id}`,
  approve: async (_, { payload: { customer_id: id, level, reason }, requester, approvalId }) => {
    const rootId = await findRoot(requester.db, permit(requester, 'customer:override'), { id })
    if (rootId === null) throw new AppError('not_found', {})
    await saveLevel(requester, rootId, { level, reason }, approvalId)
  },
})
