import { takesLists } from './exports.ts'
import type { Line } from './line.ts'
import { everybody, rows } from './line.ts'
import { ownersOnly } from './screens/reports.ts'

const rhythm = { every: 'day', weekday: null, month_day: null, time: '08:30', skip_days_off: true }

/** Reports are their owners', of whoever may take lists out of the company. */
export const reportLines: Line[] = [
  { operation: 'GET /reports', everywhere: true, request: () => ({ path: '/reports' }), expect: takesLists },
  {
    operation: 'POST /reports',
    changes: true,
    request: (at) => ({
      path: '/reports',
      body: { name: `报告${at.token}`, of: { view: at.viewId }, ...rhythm, recipients: [], file_format: 'csv', robot: null },
    }),
    // Of a view that somebody else keeps for himself there is no report.
    expect: { ...everybody('bbbbbbbbb'), sales: rows.never, service: rows.never, claims: rows.never, outlet: 'bb+bbbbbb' },
  },
  {
    operation: 'POST /reports',
    everywhere: true,
    changes: true,
    request: (at) => ({
      path: '/reports',
      body: {
        ...{ name: `看板${at.token}`, of: { dashboard: 'manager', filters: { period: 'quarter' } }, ...rhythm },
        ...{ recipients: [], file_format: 'xlsx', robot: null },
      },
    }),
    expect: takesLists,
  },
  { operation: 'GET /reports/{id}', request: (at) => ({ path: `/reports/${at.reportId}` }), expect: ownersOnly },
  {
    operation: 'PATCH /reports/{id}',
    changes: true,
    request: (at) => ({ path: `/reports/${at.reportId}`, body: { version: 1, name: `改${at.token}`, paused: true } }),
    echoes: (at) => `改${at.token}`,
    expect: ownersOnly,
  },
  {
    operation: 'DELETE /reports/{id}',
    changes: true,
    request: (at) => ({ path: `/reports/${at.reportId}` }),
    expect: ownersOnly,
  },
  {
    operation: 'GET /reports/{id}/deliveries',
    request: (at) => ({ path: `/reports/${at.reportId}/deliveries` }),
    expect: ownersOnly,
  },
]
