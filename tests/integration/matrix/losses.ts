import { inRun, readers } from './analysis.ts'
import { changes, sees } from './customers.ts'
import type { Line } from './line.ts'
import { rows } from './line.ts'

/** Whoever reads analysis, of the customers that the reader sees. */
const reads: Line['expect'] = { ...sees, service: rows.never, claims: rows.never }

export const lossLines: Line[] = [
  {
    operation: 'GET /analysis/losses',
    request: () => ({ path: '/analysis/losses?limit=200' }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: inRun,
  },
  {
    operation: 'GET /analysis/loss-figures',
    everywhere: true,
    request: () => ({ path: '/analysis/loss-figures' }),
    expect: readers,
  },
  { operation: 'GET /customers/{id}/losses', request: (at) => ({ path: `/customers/${at.customerId}/losses` }), expect: reads },
  {
    operation: 'PUT /customers/{id}/loss',
    changes: true,
    request: (at) => ({ path: `/customers/${at.customerId}/loss`, body: { cause: 'price' } }),
    expect: changes,
  },
  {
    operation: 'POST /losses/{id}/attempts',
    changes: true,
    request: (at) => ({ path: `/losses/${at.lossId}/attempts`, body: { way: 'call', result: 'refused' } }),
    expect: changes,
  },
]
