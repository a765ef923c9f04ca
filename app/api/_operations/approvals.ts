import { AppError } from '#lib/core/errors'
import { approvalKinds } from '#lib/plans/approval-kinds'
import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import { decideApproval, withdrawApproval } from '#lib/records/approvals/decide'
import { getApproval, listApprovals } from '#lib/records/approvals/inbox/service'
import {
  approvalListResource,
  approvalPath,
  approvalResource,
  decideBody,
  listApprovalsQuery,
  withdrawBody,
} from '#lib/records/approvals/schema'
import { showApproval } from '#lib/records/approvals/view'

/** Requests have no ids of a caller's own. */
function idOf(text: string): number {
  const record = parseRecordId(text)
  if (!('id' in record)) throw new AppError('not_found', {})
  return record.id
}

export const approvalOperations = [
  operation({
    id: 'listApprovals',
    method: 'GET',
    path: '/approvals',
    summary:
      'Requests for approval: those that wait for the caller (the default), that the caller made, or that the caller decided',
    tag: 'approvals',
    permission: 'approval:read',
    query: listApprovalsQuery,
    responses: { 200: approvalListResource },
    handler: async (ctx, { query }) => {
      const page = await listApprovals(ctx, approvalKinds, query)
      return { status: 200, body: { data: page.rows.map(showApproval), next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'getApproval',
    method: 'GET',
    path: '/approvals/{id}',
    summary: 'One request for approval',
    tag: 'approvals',
    permission: 'approval:read',
    params: approvalPath,
    responses: { 200: approvalResource },
    handler: async (ctx, { params }) => ({
      status: 200,
      body: showApproval(await getApproval(ctx, approvalKinds, idOf(params.id))),
    }),
  }),
  operation({
    id: 'decideApproval',
    method: 'POST',
    path: '/approvals/{id}/decision',
    summary: 'Approve a request, whereby it is done, or refuse it with a reason',
    tag: 'approvals',
    permission: 'approval:decide',
    params: approvalPath,
    body: decideBody,
    responses: { 200: approvalResource },
    errors: ['conflict', 'rule_violated'],
    handler: async (ctx, { params, body }) => ({
      status: 200,
      body: showApproval(await decideApproval(ctx, approvalKinds, idOf(params.id), body)),
    }),
  }),
  operation({
    id: 'withdrawApproval',
    method: 'POST',
    path: '/approvals/{id}/withdrawal',
    summary: 'Take a request of one’s own back',
    tag: 'approvals',
    permission: 'approval:read',
    params: approvalPath,
    body: withdrawBody,
    responses: { 200: approvalResource },
    errors: ['conflict'],
    handler: async (ctx, { params, body }) => ({
      status: 200,
      body: showApproval(await withdrawApproval(ctx, approvalKinds, idOf(params.id), body)),
    }),
  }),
]
