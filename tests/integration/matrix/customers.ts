import type { RoleKey } from '#lib/platform/org/roles'
import type { Line, Row } from './line.ts'
import { everybody, rows } from './line.ts'

export const sees: Record<RoleKey, Row> = {
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
const { never } = rows

export const changes: Record<RoleKey, Row> = { ...sees, claims: never, finance: never }
export const adds: Record<RoleKey, Row> = { ...changes, executive: never }
export const archives: Record<RoleKey, Row> = { ...changes, sales: never, service: never, service_manager: never }
export const merges: Record<RoleKey, Row> = { ...changes, sales: never, service: never, outlet: never }

/** The same table with one sign for another. */
const withSign = (table: Record<RoleKey, Row>, from: string, to: string): Record<RoleKey, Row> => ({
  ...table,
  ...Object.fromEntries(Object.entries(table).map(([role, row]) => [role, row.replaceAll(from, to)])),
})
/** The same table but for one place, at which whoever sees the record is answered otherwise. */
const withPlace = (table: Record<RoleKey, Row>, index: number, sign: string): Record<RoleKey, Row> => ({
  ...table,
  ...Object.fromEntries(
    Object.entries(table).map(([role, row]) => [
      role,
      row[index] === '+' ? row.slice(0, index) + sign + row.slice(index + 1) : row,
    ]),
  ),
})
const archived = 6
const merged = 7
/** A list shows neither archived ones nor those that were merged away. */
export const listed = withPlace(withPlace(sees, archived, '-'), merged, '-')
/** An archived customer takes nobody in. */
export const mergesInto = withPlace(merges, archived, 'r')
export const onlyArchived = everybody('------+--')

export const customerLines: Line[] = [
  {
    operation: 'GET /customers',
    request: () => ({ path: '/customers?limit=200' }),
    shows: (at) => `"external_id":"ext-${at.token}"`,
    expect: listed,
  },
  {
    operation: 'GET /customers',
    request: () => ({ path: '/customers?limit=200&archived=true' }),
    shows: (at) => `"external_id":"ext-${at.token}"`,
    expect: onlyArchived,
  },
  { operation: 'GET /customers/{id}', request: (at) => ({ path: `/customers/${at.customerId}` }), expect: sees },
  { operation: 'GET /customers/{id}', request: (at) => ({ path: `/customers/ext:ext-${at.token}` }), expect: sees },
  {
    operation: 'POST /customers',
    changes: true,
    everywhere: true,
    request: () => ({ path: '/customers', body: { name: '新客户' } }),
    expect: {
      sales: '+',
      sales_manager: '+',
      service: '+',
      service_manager: '+',
      outlet: '+',
      claims: 'x',
      finance: 'x',
      executive: 'x',
      administrator: '+',
    },
  },
  {
    // Whoever is named as the parent must be within sight.
    operation: 'POST /customers',
    changes: true,
    request: (at) => ({ path: '/customers', body: { name: '新客户', parent_external_id: `ext-${at.token}` } }),
    expect: withSign(adds, '-', 'b'),
  },
  {
    // So must whoever is named as the referrer.
    operation: 'POST /customers',
    changes: true,
    request: (at) => ({ path: '/customers', body: { name: '新客户', referrer_id: `ext:ext-${at.token}` } }),
    expect: withSign(adds, '-', 'b'),
  },
  {
    // And whoever is named as the payer, who must not be archived either.
    operation: 'POST /customers',
    changes: true,
    request: (at) => ({ path: '/customers', body: { name: '新客户', payer_id: `ext:ext-${at.token}` } }),
    expect: withPlace(withSign(adds, '-', 'b'), archived, 'b'),
  },
  {
    operation: 'PATCH /customers/{id}',
    changes: true,
    request: (at) => ({ path: `/customers/${at.customerId}`, body: { version: 1, industry: '服装' } }),
    expect: changes,
  },
  {
    operation: 'PATCH /customers/{id}',
    changes: true,
    request: (at) => ({ path: `/customers/${at.customerId}`, body: { version: 9, industry: '服装' } }),
    expect: withSign(changes, '+', 'r'),
  },
  {
    operation: 'POST /customers/{id}/archive',
    changes: true,
    request: (at) => ({ path: `/customers/${at.customerId}/archive`, body: {} }),
    expect: archives,
  },
  {
    operation: 'POST /customers/{id}/restore',
    changes: true,
    request: (at) => ({ path: `/customers/${at.customerId}/restore`, body: {} }),
    expect: archives,
  },
  {
    operation: 'POST /customers/{id}/merge',
    changes: true,
    request: (at) => ({
      path: `/customers/${at.customerId}/merge`,
      body: { merged: String(at.twinId), version: 1, merged_version: 1 },
    }),
    expect: mergesInto,
  },
  {
    operation: 'POST /customers/{id}/merge',
    changes: true,
    request: (at) => ({
      path: `/customers/${at.twinId}/merge`,
      body: { merged: String(at.customerId), version: 1, merged_version: 1 },
    }),
    expect: merges,
  },
  {
    operation: 'POST /merges/{id}/undo',
    changes: true,
    request: (at) => ({ path: `/merges/${at.mergeId}/undo`, body: {} }),
    expect: merges,
  },
]
