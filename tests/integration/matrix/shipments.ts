import type { RoleKey } from '#lib/platform/org/roles'
import type { Line, Row } from './line.ts'
import { rows } from './line.ts'

// Waybills and cases are reached as their customer is, by the survivor of its merges, wherever they were accepted and whoever is liable.

export const readers: Record<RoleKey, Row> = {
  sales: rows.own,
  sales_manager: rows.team,
  service: rows.tree,
  service_manager: rows.tree,
  outlet: rows.outlet,
  claims: rows.tree,
  finance: rows.tree,
  executive: rows.all,
  administrator: rows.all,
}

export const waybillLines: Line[] = [
  {
    operation: 'GET /waybills',
    request: () => ({ path: '/waybills?limit=200' }),
    shows: (at) => `"waybill_no":"${at.waybillNo}"`,
    expect: readers,
  },
  { operation: 'GET /waybills/{waybill_no}', request: (at) => ({ path: `/waybills/${at.waybillNo}` }), expect: readers },
  {
    // A waybill out of reach is one of the rejected events, not a refusal; that nothing is written then has a test of its own.
    operation: 'POST /tracking-events',
    changes: true,
    request: (at) => ({
      path: '/tracking-events',
      body: {
        events: [{ waybill_no: at.waybillNo, occurred_at: '2026-01-05T09:00:00+08:00', provider: 'kuaidi100', code: '0' }],
      },
    }),
    expect: {
      sales: rows.never,
      sales_manager: rows.never,
      service: '+++++++++',
      service_manager: '+++++++++',
      outlet: rows.never,
      claims: rows.never,
      finance: rows.never,
      executive: rows.never,
      administrator: '+++++++++',
    },
  },
]

export const caseLines: Line[] = [
  {
    operation: 'GET /cases',
    request: () => ({ path: '/cases?limit=200' }),
    shows: (at) => `"external_id":"cas-${at.token}"`,
    expect: readers,
  },
  { operation: 'GET /cases/{id}', request: (at) => ({ path: `/cases/${at.caseId}` }), expect: readers },
  {
    operation: 'POST /cases',
    changes: true,
    request: (at) => ({
      path: '/cases',
      body: { customer_id: String(at.customerId), type: 'complaint', opened_at: '2026-01-05T09:00:00+08:00' },
    }),
    expect: { ...readers, finance: rows.never, executive: rows.never },
  },
  {
    operation: 'PATCH /cases/{id}',
    changes: true,
    request: (at) => ({ path: `/cases/${at.caseId}`, body: { version: 1, category: 'loss' } }),
    expect: { ...readers, sales: rows.never, finance: rows.never },
  },
]
