import type { RoleKey } from '#lib/platform/org/roles'
import { readers } from './analysis.ts'
import type { Line, Row } from './line.ts'
import { everybody, rows } from './line.ts'

/** Private pages: their owners', who stand at these places, and nobody else's; who does not read analysis has none. */
export const ownPages: Record<RoleKey, Row> = {
  ...everybody('---------'),
  ...{ sales: '+-----++-', outlet: '--+------', service: rows.never, claims: rows.never },
}

export const dashboardLines: Line[] = [
  { operation: 'GET /analysis/charts', everywhere: true, request: () => ({ path: '/analysis/charts' }), expect: readers },
  {
    operation: 'GET /analysis/charts/{id}',
    everywhere: true,
    request: () => ({ path: '/analysis/charts/nps' }),
    expect: readers,
  },
  {
    operation: 'GET /analysis/charts/{id}',
    everywhere: true,
    request: () => ({ path: '/analysis/charts/lorenz' }),
    expect: readers,
  },
  { operation: 'GET /dashboards', everywhere: true, request: () => ({ path: '/dashboards' }), expect: readers },
  {
    operation: 'POST /dashboards',
    everywhere: true,
    changes: true,
    request: (at) => ({ path: '/dashboards', body: { name: `新${at.token}` } }),
    expect: readers,
  },
  { operation: 'GET /dashboards/{id}', request: (at) => ({ path: `/dashboards/${at.dashboardId}` }), expect: ownPages },
  {
    operation: 'PATCH /dashboards/{id}',
    changes: true,
    request: (at) => ({ path: `/dashboards/${at.dashboardId}`, body: { version: 1, name: `改${at.token}` } }),
    echoes: (at) => `改${at.token}`,
    expect: ownPages,
  },
  {
    operation: 'DELETE /dashboards/{id}',
    changes: true,
    request: (at) => ({ path: `/dashboards/${at.dashboardId}` }),
    expect: ownPages,
  },
]
