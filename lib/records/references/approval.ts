import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { audit } from '#lib/platform/audit/audit'
import { permit } from '#lib/platform/scope/scope'
import type { ApprovalKind } from '../approvals/kind.ts'
import { defineApprovalKind } from '../approvals/kind.ts'
import { findReference } from './repository.ts'
import { REFERENCE, todayOf } from './service.ts'

/** A customer that shall be named as a reference: approved, it stands on the list until its end. Refused when it is no longer there for whoever asked, or its time is over already. */
export const referenceKind: ApprovalKind = defineApprovalKind({
  key: REFERENCE,
  payload: z.object({ reference_id: z.int(), customer_id: z.int() }),
  hrefOf: ({ customer_id: id }) => `/customers/${id}`,
  approve: async (ctx, { payload: { reference_id: id }, requester, approvalId }) => {
    const row = await findReference(requester.db, permit(requester, 'customer:update'), id, todayOf(ctx))
    if (row === null) throw new AppError('not_found', {})
    if (row.endsOn <= todayOf(ctx)) throw new AppError('rule_violated', {}, { detail: 'reference.over' })
    const detail = { reference_id: id, basis: row.basis, approval_id: approvalId }
    await audit(ctx, { action: 'reference.approve', subjectType: 'customer', subjectId: row.customerId, detail })
  },
})
