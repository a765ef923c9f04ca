import type { RoleKey } from '#lib/platform/org/roles'
import type { Line, Row } from './line.ts'
import { everybody, rows } from './line.ts'

// An outlet's place is that of the customer who belongs to it; outlets and people are not archived or merged with a customer.
//            own colleague outlet child franchise sibling archived merged gone
const nearby = '+++---++-'
const district = '++++--++-'
const branch = '+++++-++-'
const company = '++++++++-'

/** Outlets and colleagues that a role knows of. */
export const neighbourhood: Record<RoleKey, Row> = {
  sales: nearby,
  sales_manager: district,
  service: branch,
  service_manager: branch,
  outlet: nearby,
  claims: branch,
  finance: branch,
  executive: company,
  administrator: company,
}

/** Whose personal values a role may see in clear, when it says why. */
export const reveals: Record<RoleKey, Row> = {
  sales: rows.own,
  sales_manager: rows.team,
  service: rows.tree,
  service_manager: rows.tree,
  outlet: rows.outlet,
  claims: rows.tree,
  finance: rows.never,
  executive: rows.all,
  administrator: rows.never,
}

/** Who may ask whether the company has a customer already, wherever that is. */
export const checksDuplicates: Record<RoleKey, Row> = {
  ...everybody('+++++++++'),
  claims: rows.never,
  finance: rows.never,
  executive: rows.never,
}

/** What only whoever runs the system does, on what is everywhere. */
const onlyAdministrator: Record<RoleKey, Row> = { ...everybody(rows.never), administrator: company }
const onlyAdministratorAnywhere: Record<RoleKey, Row> = { ...everybody('x'), administrator: '+' }

export const orgLines: Line[] = [
  {
    operation: 'POST /outlets',
    everywhere: true,
    changes: true,
    request: (at) => ({
      path: '/outlets',
      body: { external_id: `new-${at.token}`, name: '新网点', kind: 'outlet', parent_id: String(at.outletId) },
    }),
    expect: onlyAdministratorAnywhere,
  },
  {
    // Nothing is changed by what stands so already; the outlet is everybody's here.
    operation: 'PATCH /outlets/{id}',
    request: (at) => ({ path: `/outlets/${at.outletId}`, body: { version: 1, archived: false } }),
    expect: onlyAdministrator,
  },
  {
    operation: 'POST /users',
    everywhere: true,
    changes: true,
    request: (at) => ({
      path: '/users',
      body: {
        email: `${at.token}@new.example`,
        name: '新同事',
        outlet_id: String(at.outletId),
        roles: [{ role: 'sales', outlet_id: String(at.outletId) }],
      },
    }),
    expect: onlyAdministratorAnywhere,
  },
  {
    operation: 'PATCH /users/{id}',
    request: (at) => ({ path: `/users/${at.userId}`, body: { version: 1, disabled: false, grade: null } }),
    expect: onlyAdministrator,
  },
  {
    operation: 'GET /outlets/{id}',
    request: (at) => ({ path: `/outlets/${at.outletId}` }),
    expect: neighbourhood,
  },
  {
    operation: 'GET /outlets',
    request: () => ({ path: '/outlets?limit=200' }),
    shows: (at) => `"external_id":"${at.outletCode}"`,
    expect: neighbourhood,
  },
  {
    operation: 'GET /users/{id}',
    request: (at) => ({ path: `/users/${at.userId}` }),
    expect: neighbourhood,
  },
  {
    operation: 'GET /users',
    request: () => ({ path: '/users?limit=200' }),
    shows: (at) => `"id":"${at.userId}"`,
    expect: neighbourhood,
  },
]

/** Roles are the company's: they stand nowhere. */
export const roleLines: Line[] = [
  {
    operation: 'GET /roles',
    everywhere: true,
    request: () => ({ path: '/roles' }),
    expect: onlyAdministratorAnywhere,
  },
  {
    operation: 'GET /roles/{key}',
    everywhere: true,
    request: () => ({ path: '/roles/finance' }),
    expect: onlyAdministratorAnywhere,
  },
  {
    operation: 'POST /roles',
    everywhere: true,
    changes: true,
    request: (at) => ({ path: '/roles', body: { copy_of: 'finance', name: `角色${at.token}` } }),
    expect: onlyAdministratorAnywhere,
  },
  {
    // Nothing is changed by what stands so already.
    operation: 'PATCH /roles/{key}',
    everywhere: true,
    request: () => ({ path: '/roles/finance', body: { version: 1, grants: { 'user:manage': null } } }),
    expect: onlyAdministratorAnywhere,
  },
  {
    operation: 'DELETE /roles/{key}',
    everywhere: true,
    request: () => ({ path: '/roles/finance?version=1' }),
    expect: { ...onlyAdministratorAnywhere, administrator: 'r' },
  },
]

export const keyLines: Line[] = [
  {
    operation: 'POST /api-keys',
    everywhere: true,
    changes: true,
    request: () => ({ path: '/api-keys', body: { name: 'matrix', role: 'executive' } }),
    expect: {
      sales: 'x',
      sales_manager: 'x',
      service: 'x',
      service_manager: 'x',
      outlet: 'x',
      claims: 'x',
      finance: 'x',
      executive: 'x',
      administrator: '+',
    },
  },
  {
    operation: 'DELETE /api-keys/{id}',
    everywhere: true,
    request: () => ({ path: '/api-keys/2000000000' }),
    expect: {
      sales: 'x',
      sales_manager: 'x',
      service: 'x',
      service_manager: 'x',
      outlet: 'x',
      claims: 'x',
      finance: 'x',
      executive: 'x',
      administrator: '-',
    },
  },
]

export const metaLines: Line[] = [
  {
    operation: 'GET /openapi.json',
    everywhere: true,
    request: () => ({ path: '/openapi.json' }),
    expect: everybody('+'),
  },
]

export const privacyLines: Line[] = [
  {
    operation: 'POST /customers/{id}/reveal',
    request: (at) => ({ path: `/customers/${at.customerId}/reveal`, body: { field: 'phone', purpose: 'call', reason: '核对' } }),
    mayShow: (at) => [at.digits],
    expect: reveals,
  },
  {
    operation: 'POST /contacts/{id}/reveal',
    request: (at) => ({ path: `/contacts/${at.contactId}/reveal`, body: { field: 'name', purpose: 'call', reason: '核对' } }),
    mayShow: (at) => [`联系人${at.token}`],
    expect: reveals,
  },
  {
    // The one door across scopes: it says that there is one, never which.
    operation: 'POST /duplicate-checks',
    request: (at) => ({ path: '/duplicate-checks', body: { phone: `139${at.digits}` } }),
    expect: checksDuplicates,
  },
]
