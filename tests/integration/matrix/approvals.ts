import type { RoleKey } from '#lib/platform/org/roles'
import { sees } from './customers.ts'
import type { Line, Row } from './line.ts'
import { rows } from './line.ts'

// Whoever sees the customer sees what is asked about it; all but those who sell decide where it waits for them. Of those merged away the survivor counts.
export const decidesHere: Record<RoleKey, Row> = { ...sees, sales: rows.never }

/** A request is taken back by whoever made it, who stands at the place; somebody else finds none. The salesman who owns a customer that was merged away made one too. */
export const takesBack: Record<RoleKey, Row> = {
  sales: '+-----++-',
  sales_manager: '---------',
  service: '---------',
  service_manager: '---------',
  outlet: '--+------',
  claims: '---------',
  finance: '---------',
  executive: '---------',
  administrator: '---------',
}

export const approvalLines: Line[] = [
  {
    operation: 'GET /approvals',
    request: () => ({ path: '/approvals?limit=200' }),
    shows: (at) => `"id":"${at.approvalId}"`,
    // It is a list for everybody, and for those who sell an empty one.
    expect: { ...decidesHere, sales: '---------' },
  },
  { operation: 'GET /approvals/{id}', request: (at) => ({ path: `/approvals/${at.approvalId}` }), expect: sees },
  {
    operation: 'POST /approvals/{id}/decision',
    changes: true,
    request: (at) => ({
      path: `/approvals/${at.approvalId}/decision`,
      body: { version: 1, decision: 'refuse', reason: '材料不齐' },
    }),
    expect: decidesHere,
  },
  {
    operation: 'POST /approvals/{id}/withdrawal',
    changes: true,
    request: (at) => ({ path: `/approvals/${at.ownApprovalId}/withdrawal`, body: { version: 1 } }),
    expect: takesBack,
  },
]
