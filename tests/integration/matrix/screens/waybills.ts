import type { RoleKey } from '#lib/platform/org/roles'
import { listed } from '../customers.ts'
import type { Row } from '../line.ts'
import { everybody } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'
import { readers } from '../shipments.ts'
import type { Target } from '../target.ts'

/** Who takes waybills out of the company at all; of whom none is in reach the file has only its titles. */
const mayExport: Record<RoleKey, Row> = { ...everybody('+'), sales: 'x', service: 'x', claims: 'x' }

const linked = (at: Target) => `/waybills/${at.waybillNo}?`

export const waybillPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/waybills/page.tsx',
    permission: 'waybill:read',
    path: () => '/waybills?limit=200',
    shows: linked,
    expect: readers,
  },
  {
    page: 'app/(crm)/waybills/page.tsx',
    permission: 'waybill:read',
    path: () => '/waybills?limit=200&issue=still',
    shows: linked,
    expect: readers,
  },
  {
    page: 'app/(crm)/waybills/page.tsx',
    permission: 'waybill:read',
    path: () => '/waybills?limit=200&status=moving&sort=accepted_on',
    shows: linked,
    expect: readers,
  },
  {
    // A filter by a customer or an outlet out of sight is no door to its name.
    page: 'app/(crm)/waybills/page.tsx',
    permission: 'waybill:read',
    path: (at) => `/waybills?customer=${at.customerId}&outlet=${at.outletId}`,
    expect: everybody('+++++++++'),
  },
  {
    // A whole number leads to its page, where there is one for the reader.
    page: 'app/(crm)/waybills/page.tsx',
    permission: 'waybill:read',
    path: (at) => `/waybills?q=${at.waybillNo}`,
    echoes: (at) => at.waybillNo,
    expect: Object.fromEntries(
      Object.entries(readers).map(([role, row]) => [role, row.replaceAll('+', '>').replaceAll('-', '+')]),
    ) as Record<RoleKey, Row>,
  },
  {
    page: 'app/(crm)/waybills/[no]/page.tsx',
    permission: 'waybill:read',
    path: (at) => `/waybills/${at.waybillNo}`,
    echoes: (at) => at.waybillNo,
    expect: readers,
  },
  {
    page: 'app/(crm)/waybills/lookup/page.tsx',
    permission: 'waybill:read',
    everywhere: true,
    path: () => '/waybills/lookup',
    expect: everybody('+'),
  },
]

export const waybillActions: readonly ActionLine[] = [
  {
    action: 'app/(crm)/waybills/actions.ts#findCustomers',
    permission: 'customer:read',
    from: () => '/waybills',
    input: () => ({}),
    shows: (at) => `"id":"${at.customerId}"`,
    expect: listed,
  },
  {
    action: 'app/(crm)/waybills/actions.ts#checkExport',
    permission: 'waybill:export',
    everywhere: true,
    from: () => '/waybills',
    input: () => ({ issue: 'any' }),
    expect: mayExport,
  },
  {
    action: 'app/(crm)/waybills/lookup/actions.ts#lookUp',
    permission: 'waybill:read',
    from: () => '/waybills/lookup',
    input: (at) => ({ numbers: `${at.waybillNo} X1` }),
    // Of a number out of reach it is said that there is none.
    echoes: (at) => at.waybillNo,
    expect: everybody('+++++++++'),
  },
  {
    action: 'app/(crm)/waybills/lookup/actions.ts#checkNumbersExport',
    permission: 'waybill:export',
    everywhere: true,
    from: () => '/waybills/lookup',
    input: (at) => ({ numbers: at.waybillNo }),
    expect: mayExport,
  },
]
