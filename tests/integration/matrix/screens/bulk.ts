import type { RoleKey } from '#lib/platform/org/roles'
import type { Row } from '../line.ts'
import { everybody, rows } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'

/** A change is its maker's, who stands at the place, and whoever's may change customers of the whole company. */
const makers: Record<RoleKey, Row> = {
  sales: '+-----++-',
  sales_manager: '---------',
  service: '---------',
  service_manager: '---------',
  outlet: '--+------',
  claims: rows.never,
  finance: rows.never,
  executive: rows.all,
  administrator: rows.all,
}

/** Those merged away are nobody's any more; their survivor has a row of its own. */
const changesChosen: Record<RoleKey, Row> = {
  sales: '+-----+--',
  sales_manager: '++----+--',
  service: '+++++-+--',
  service_manager: '+++++-+--',
  outlet: '+++---+--',
  claims: rows.never,
  finance: rows.never,
  executive: '+++++++--',
  administrator: '+++++++--',
}

/** Whom somebody may hand customers to: a team among themselves, others whom they know of. */
const newOwners: Record<RoleKey, Row> = {
  sales: '+-----++-',
  sales_manager: '++----++-',
  service: '+++++-++-',
  service_manager: '+++++-++-',
  outlet: '+++---++-',
  claims: rows.never,
  finance: rows.never,
  executive: '++++++++-',
  administrator: '++++++++-',
}

export const bulkPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/customers/bulk/page.tsx',
    permission: 'customer:update',
    path: () => '/customers/bulk',
    shows: (at) => `href="/customers/bulk/${at.bulkChangeId}"`,
    expect: { ...makers, claims: rows.never, finance: rows.never },
  },
  {
    page: 'app/(crm)/customers/bulk/[id]/page.tsx',
    permission: 'customer:update',
    path: (at) => `/customers/bulk/${at.bulkChangeId}`,
    expect: makers,
  },
]

export const bulkActions: readonly ActionLine[] = [
  {
    action: 'app/(crm)/customers/bulk/actions.ts#countMatching',
    permission: 'customer:read',
    everywhere: true,
    from: () => '/customers',
    input: () => ({ query: { abc: 'none' } }),
    expect: everybody('+'),
  },
  {
    action: 'app/(crm)/customers/bulk/actions.ts#countBelowStage',
    permission: 'customer:read',
    everywhere: true,
    from: () => '/customers',
    input: (at) => ({ lifecycle: 'loyal', ids: [at.customerId] }),
    expect: everybody('+'),
  },
  {
    action: 'app/(crm)/customers/bulk/actions.ts#changeMany',
    permission: 'customer:update',
    changes: true,
    from: () => '/customers',
    input: (at) => ({ change: { kind: 'lifecycle', lifecycle: 'regular' }, rows: [{ id: at.customerId, version: 1 }] }),
    expect: changesChosen,
  },
  {
    action: 'app/(crm)/prospects/bulk/actions.ts#countProspects',
    permission: 'customer:read',
    everywhere: true,
    from: () => '/prospects',
    input: () => ({ query: { step: 'unqualified' } }),
    expect: everybody('+'),
  },
  {
    action: 'app/(crm)/prospects/bulk/actions.ts#changeProspects',
    permission: 'customer:update',
    changes: true,
    from: () => '/prospects',
    input: (at) => ({ change: { kind: 'next_touch', next_touch_on: '2099-01-01' }, rows: [{ id: at.customerId, version: 1 }] }),
    expect: changesChosen,
  },
  {
    action: 'app/(crm)/customers/bulk/actions.ts#undoMany',
    permission: 'customer:update',
    changes: true,
    from: (at) => `/customers/bulk/${at.bulkChangeId}`,
    input: (at) => ({ id: at.bulkChangeId }),
    expect: makers,
  },
  {
    // It is done already, so nobody can stop it.
    action: 'app/(crm)/customers/bulk/actions.ts#cancelMany',
    permission: 'customer:update',
    changes: true,
    from: (at) => `/customers/bulk/${at.bulkChangeId}`,
    input: (at) => ({ id: at.bulkChangeId }),
    expect: Object.fromEntries(Object.entries(makers).map(([role, row]) => [role, row.replaceAll('+', 'r')])) as typeof makers,
  },
  {
    action: 'app/(crm)/customers/bulk/actions.ts#findNewOwners',
    permission: 'user:read',
    from: () => '/customers',
    input: () => ({}),
    shows: (at) => at.userEmail,
    expect: newOwners,
  },
]
