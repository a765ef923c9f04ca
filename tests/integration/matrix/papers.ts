import type { RoleKey } from '#lib/platform/org/roles'
import { changes, sees } from './customers.ts'
import type { Line, Row } from './line.ts'
import { reveals } from './org.ts'

// Papers are reached as their customer is, by the survivor of its merges: whoever sees it sees them, whoever may change it changes them.

/** A consumer's scan goes to whoever may reveal; whoever sees the paper and may not is told so, whoever does not see it is not. */
export const takesScans: Record<RoleKey, Row> = { ...reveals, finance: 'xxxxx-x--', administrator: 'xxxxxxxx-' }

function scan(): FormData {
  const form = new FormData()
  form.set('version', '1')
  form.set('file', new Blob([`%PDF-1.4\n${Math.random()}\n%%EOF\n`]), 'scan.pdf')
  return form
}

export const paperLines: Line[] = [
  {
    operation: 'GET /papers',
    request: () => ({ path: '/papers?limit=200' }),
    shows: (at) => `"external_id":"pap-${at.token}"`,
    expect: sees,
  },
  { operation: 'GET /papers/{id}', request: (at) => ({ path: `/papers/${at.paperId}` }), expect: sees },
  {
    operation: 'POST /papers',
    changes: true,
    request: (at) => ({
      path: '/papers',
      body: { customer_id: String(at.customerId), type: '合同', title: '年度合同', form: 'original' },
    }),
    expect: changes,
  },
  {
    operation: 'PATCH /papers/{id}',
    changes: true,
    request: (at) => ({ path: `/papers/${at.paperId}`, body: { version: 1, place: '2 号柜' } }),
    expect: changes,
  },
  {
    operation: 'PUT /papers/{id}/scan',
    changes: true,
    request: (at) => ({ path: `/papers/${at.paperId}/scan`, body: scan() }),
    expect: changes,
  },
  {
    operation: 'GET /papers/{id}/scan',
    request: (at) => ({ path: `/papers/${at.paperId}/scan?reason=${encodeURIComponent('核对')}` }),
    expect: takesScans,
  },
  {
    operation: 'DELETE /papers/{id}/scan',
    changes: true,
    request: (at) => ({ path: `/papers/${at.paperId}/scan?version=1` }),
    expect: changes,
  },
]

export const paperFileLines: Line[] = [
  {
    operation: 'POST /papers/{id}/scan',
    changes: true,
    request: (at) => ({ path: `/papers/${at.paperId}/scan`, body: scan() }),
    expect: changes,
  },
  {
    operation: 'GET /papers/{id}/scan',
    request: (at) => ({ path: `/papers/${at.paperId}/scan?reason=${encodeURIComponent('核对')}` }),
    expect: takesScans,
  },
]
