import type { RoleKey } from '#lib/platform/org/roles'
import type { Line, Row } from './line.ts'
import { rows } from './line.ts'

// Contacts, interactions, tasks, facts and overrides are reached as their customer is, by the survivor of its merges.

/** Who works with customers every day; finance only reads. */
const everyday: Record<RoleKey, Row> = {
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

const contactWork: Record<RoleKey, Row> = { ...everyday, claims: rows.never, finance: rows.never, executive: rows.never }
const interactionWork: Record<RoleKey, Row> = { ...everyday, finance: rows.never }

export const contactLines: Line[] = [
  {
    operation: 'GET /contacts',
    request: () => ({ path: '/contacts?limit=200' }),
    shows: (at) => `"external_id":"con-${at.token}"`,
    expect: everyday,
  },
  { operation: 'GET /contacts/{id}', request: (at) => ({ path: `/contacts/${at.contactId}` }), expect: everyday },
  {
    operation: 'POST /contacts',
    changes: true,
    request: (at) => ({ path: '/contacts', body: { customer_id: String(at.customerId), name: '新人' } }),
    expect: contactWork,
  },
  {
    operation: 'PATCH /contacts/{id}',
    changes: true,
    request: (at) => ({ path: `/contacts/${at.contactId}`, body: { version: 1, title: '采购' } }),
    expect: contactWork,
  },
]

export const interactionLines: Line[] = [
  {
    operation: 'GET /interactions',
    request: () => ({ path: '/interactions?limit=200' }),
    shows: (at) => `"external_id":"int-${at.token}"`,
    expect: everyday,
  },
  { operation: 'GET /interactions/{id}', request: (at) => ({ path: `/interactions/${at.interactionId}` }), expect: everyday },
  {
    operation: 'POST /interactions',
    changes: true,
    request: (at) => ({
      path: '/interactions',
      body: { customer_external_id: at.externalId, channel: 'call', next_touch_on: '2099-01-01' },
    }),
    expect: interactionWork,
  },
  {
    operation: 'PATCH /interactions/{id}',
    changes: true,
    request: (at) => ({ path: `/interactions/${at.interactionId}`, body: { version: 1, next_touch_on: '2099-01-01' } }),
    expect: interactionWork,
  },
]

export const taskLines: Line[] = [
  {
    operation: 'GET /tasks',
    request: () => ({ path: '/tasks?limit=200' }),
    shows: (at) => `"external_id":"tas-${at.token}"`,
    expect: everyday,
  },
  { operation: 'GET /tasks/{id}', request: (at) => ({ path: `/tasks/${at.taskId}` }), expect: everyday },
  {
    operation: 'POST /tasks',
    changes: true,
    request: (at) => ({ path: '/tasks', body: { customer_id: String(at.customerId), title: '回电' } }),
    expect: everyday,
  },
  {
    operation: 'PATCH /tasks/{id}',
    changes: true,
    request: (at) => ({ path: `/tasks/${at.taskId}`, body: { version: 1, done_at: '2026-01-05T09:00:00+08:00' } }),
    expect: everyday,
  },
]

export const decides: Record<RoleKey, Row> = {
  sales: rows.never,
  sales_manager: rows.team,
  service: rows.never,
  service_manager: rows.never,
  outlet: rows.never,
  claims: rows.never,
  finance: rows.never,
  executive: rows.all,
  administrator: rows.all,
}

export const factLines: Line[] = [
  { operation: 'GET /customers/{id}/facts', request: (at) => ({ path: `/customers/${at.customerId}/facts` }), expect: everyday },
  {
    operation: 'PUT /customers/{id}/facts/{key}',
    changes: true,
    request: (at) => ({ path: `/customers/${at.customerId}/facts/parcels_month`, body: { value: 300 } }),
    expect: { ...everyday, claims: rows.never, finance: rows.never },
  },
]

export const overrideLines: Line[] = [
  {
    operation: 'PUT /customers/{id}/overrides/{scheme}',
    changes: true,
    request: (at) => ({ path: `/customers/${at.customerId}/overrides/abc`, body: { class: 'C', reason: '行业龙头' } }),
    expect: decides,
  },
  {
    operation: 'DELETE /customers/{id}/overrides/{scheme}',
    changes: true,
    request: (at) => ({ path: `/customers/${at.customerId}/overrides/loyalty` }),
    expect: decides,
  },
]
