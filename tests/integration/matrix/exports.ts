import type { RoleKey } from '#lib/platform/org/roles'
import type { Line, Row } from './line.ts'
import { everybody, rows } from './line.ts'

/** Who takes lists out of the company at all; of whom none is in reach the file has only its titles. */
export const takesLists: Record<RoleKey, Row> = {
  ...everybody('+++++++++'),
  sales: rows.never,
  service: rows.never,
  claims: rows.never,
}

/** Who may take files of reports, and is told of none. */
const ownNothing: Record<RoleKey, Row> = { ...everybody('---------'), sales: rows.never, service: rows.never, claims: rows.never }

const form = (values: Record<string, string>) => new URLSearchParams({ ...values, format: 'csv' })

/** Exports, as a form of a page asks for them. */
export const exportFileLines: Line[] = [
  {
    operation: 'POST /customers',
    request: (at) => ({ path: '/customers', body: form({ q: at.customerName, columns: 'name.phone.owner' }) }),
    expect: takesLists,
  },
  {
    operation: 'POST /waybills',
    request: (at) => ({ path: '/waybills', body: form({ q: at.waybillNo }) }),
    echoes: (at) => at.waybillNo,
    expect: takesLists,
  },
  {
    operation: 'POST /drops',
    request: () => ({ path: '/drops', body: form({ level: 'red' }) }),
    expect: takesLists,
  },
  {
    // It is a workbook, whose bytes hold no text that could be looked through.
    operation: 'POST /reviews',
    request: () => ({ path: '/reviews', body: new URLSearchParams({ year: '2091', format: 'xlsx' }) }),
    expect: takesLists,
  },
  {
    operation: 'POST /prospects',
    request: () => ({ path: '/prospects', body: form({ step: 'won' }) }),
    expect: takesLists,
  },
  {
    // Reports are their owners', who have none here.
    operation: 'POST /reports',
    request: () => ({ path: '/reports', body: new URLSearchParams({ id: '2000000000' }) }),
    expect: ownNothing,
  },
  {
    operation: 'POST /cases',
    request: () => ({ path: '/cases', body: form({ q: 'zz没有' }) }),
    expect: takesLists,
  },
  {
    operation: 'POST /references',
    request: () => ({ path: '/references', body: form({ state: 'ended' }) }),
    expect: takesLists,
  },
  {
    // Of a request that somebody else made, and that gives no file.
    operation: 'POST /approvals',
    request: (at) => ({ path: '/approvals', body: form({ id: String(at.approvalId) }) }),
    expect: everybody('---------'),
  },
]
