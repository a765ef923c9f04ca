import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import { permit } from '#lib/platform/scope/scope'
import type { ApprovalKind } from '#lib/records/approvals/kind'
import { defineApprovalKind } from '#lib/records/approvals/kind'
import { mayPartWith } from './proof.ts'
import { findParting } from './repository.ts'
import { PARTING } from './service.ts'

/** A customer that shall be parted with: approved, its steps may be set. Refused by rule when by now the golden list has it in another class: it earns, has potential, or is kept for something. */
export const partingKind: ApprovalKind = defineApprovalKind({
  key: PARTING,
  payload: z.object({ parting_id: z.int(), customer_id: z.int() }),
  hrefOf: ({ parting_id: id }) => `/analysis/parting/${id}`,
  approve: async (ctx, { payload: { parting_id: id }, requester, approvalId }) => {
    const row = await findParting(requester.db, permit(requester, 'customer:override'), id)
    if (row === null) throw new AppError('not_found', {})
    if (!(await mayPartWith(requester, row.customerId))) throw new AppError('rule_violated', {}, { detail: 'parting.not_listed' })
    const detail = { parting_id: id, approval_id: approvalId }
    await audit(ctx, { action: 'parting.approve', subjectType: 'customer', subjectId: row.customerId, detail })
  },
})
