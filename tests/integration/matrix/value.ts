import type { RoleKey } from '#lib/platform/org/roles'
import { shipped } from './analysis.ts'
import { changes, sees } from './customers.ts'
import type { Line, Row } from './line.ts'
import { everybody, rows } from './line.ts'

// References are reached as their customer is, by the survivor of its merges; partings as analysis is, and set in motion by whoever may set classes by hand.

/** Who reads analysis, of customers archived or merged as well. */
export const analyses: Record<RoleKey, Row> = {
  ...shipped,
  executive: rows.all,
  administrator: rows.all,
}
/** Who may propose a parting, and take it back. */
export const parts: Record<RoleKey, Row> = {
  ...everybody(rows.never),
  sales_manager: rows.team,
  executive: rows.all,
  administrator: rows.all,
}
export const refused = (table: Record<RoleKey, Row>): Record<RoleKey, Row> =>
  Object.fromEntries(Object.entries(table).map(([role, row]) => [role, row.replaceAll('+', 'r')])) as Record<RoleKey, Row>

export const valueLines: Line[] = [
  {
    operation: 'GET /references',
    request: () => ({ path: '/references?limit=200' }),
    shows: (at) => `"merit":"标杆${at.token}"`,
    expect: sees,
  },
  {
    // A consumer, as all the others are, is never named; the twin is a firm.
    operation: 'POST /references',
    changes: true,
    request: (at) => ({
      path: '/references',
      body: {
        ...{ customer_id: String(at.twinId), basis: 'listed', merit: '行业第一', consent_on: '2026-01-02' },
        ...{ consent_by: '总经理', consent_paper: '1 号柜', ends_on: '2099-01-01' },
      },
    }),
    expect: changes,
  },
  { operation: 'GET /references/{id}', request: (at) => ({ path: `/references/${at.referenceId}` }), expect: sees },
  {
    operation: 'POST /references/{id}/withdraw',
    changes: true,
    request: (at) => ({ path: `/references/${at.referenceId}/withdraw`, body: { reason: '客户不再同意' } }),
    expect: changes,
  },
  {
    operation: 'GET /customers/{id}/parting-ground',
    request: (at) => ({ path: `/customers/${at.customerId}/parting-ground` }),
    expect: parts,
  },
  {
    // The golden list has none of them as one to part with.
    operation: 'POST /partings',
    changes: true,
    request: (at) => ({ path: '/partings', body: { customer_id: String(at.customerId), reason: '长期亏损' } }),
    expect: refused(parts),
  },
  {
    operation: 'GET /partings',
    request: () => ({ path: '/partings?limit=200' }),
    shows: (at) => `"reason":"解除${at.token}"`,
    expect: analyses,
  },
  { operation: 'GET /partings/{id}', request: (at) => ({ path: `/partings/${at.partingId}` }), expect: analyses },
  {
    operation: 'PUT /partings/{id}/steps/{step}',
    changes: true,
    request: (at) => ({ path: `/partings/${at.partingId}/steps/floor_price`, body: { due_on: '2026-12-31' } }),
    expect: changes,
  },
  {
    operation: 'POST /partings/{id}/take-back',
    changes: true,
    request: (at) => ({ path: `/partings/${at.partingId}/take-back`, body: { reason: '已提价' } }),
    expect: parts,
  },
]
