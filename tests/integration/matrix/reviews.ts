import type { RoleKey } from '#lib/platform/org/roles'
import { readers, shipped, starters } from './analysis.ts'
import type { Line, Row } from './line.ts'
import { everybody, rows } from './line.ts'

/** Who writes of which customers; of those merged away under the survivor. */
export const writes: Record<RoleKey, Row> = {
  ...everybody(rows.never),
  sales_manager: rows.team,
  service_manager: rows.tree,
  executive: rows.all,
  administrator: rows.all,
}
/** Who does something to a whole workbook. */
export const wholeBook: Record<RoleKey, Row> = { ...starters, sales_manager: 'x' }
/** What whoever may is told: this year cannot be opened. */
export const opensNone = Object.fromEntries(
  Object.entries(wholeBook).map(([role, row]) => [role, row.replace('+', 'b')]),
) as typeof wholeBook
/** The general manager alone, of a workbook that has changed since. */
export const signsNone: Record<RoleKey, Row> = { ...everybody('x'), executive: 'r' }

const book = '/reviews/2091'

export const reviewLines: Line[] = [
  { operation: 'GET /reviews', everywhere: true, request: () => ({ path: '/reviews' }), expect: readers },
  { operation: 'GET /reviews/{year}', everywhere: true, request: () => ({ path: '/reviews/2090' }), expect: readers },
  {
    operation: 'GET /reviews/{year}/rows',
    request: () => ({ path: '/reviews/2090/rows?part=complainer&limit=200' }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: shipped,
  },
  {
    operation: 'GET /reviews/{year}/rows',
    request: () => ({ path: '/reviews/2090/rows?part=wanted&limit=200' }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: shipped,
  },
  {
    operation: 'POST /reviews',
    everywhere: true,
    changes: true,
    request: () => ({ path: '/reviews', body: { year: 2090 } }),
    expect: opensNone,
  },
  {
    operation: 'PUT /reviews/{year}/{part}/{customer}',
    changes: true,
    request: (at) => ({ path: `/reviews/2090/complainer/${at.customerId}`, body: { decision: '上门道歉' } }),
    expect: writes,
  },
  {
    operation: 'DELETE /reviews/{year}/wanted/{customer}',
    changes: true,
    request: (at) => ({ path: `/reviews/2090/wanted/${at.customerId}` }),
    expect: writes,
  },
  {
    operation: 'POST /reviews/{year}/refresh',
    everywhere: true,
    changes: true,
    request: () => ({ path: `${book}/refresh` }),
    expect: wholeBook,
  },
  {
    operation: 'POST /reviews/{year}/classify',
    everywhere: true,
    changes: true,
    request: () => ({ path: `${book}/classify` }),
    expect: wholeBook,
  },
  {
    operation: 'POST /reviews/{year}/sign',
    everywhere: true,
    changes: true,
    request: () => ({ path: `${book}/sign`, body: { version: 2_000_000_000 } }),
    expect: signsNone,
  },
]
