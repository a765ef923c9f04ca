import type { Line } from './line.ts'

// Imports write wherever their customers stand: only the administrator steers them, and the executive may look.
const steerers: Line['expect'] = {
  sales: 'x',
  sales_manager: 'x',
  service: 'x',
  service_manager: 'x',
  outlet: 'x',
  claims: 'x',
  finance: 'x',
  executive: 'x',
  administrator: '+',
}
const readers: Line['expect'] = { ...steerers, executive: '+' }

function formOf(token: string): FormData {
  const form = new FormData()
  form.set('kind', 'customers')
  form.set('file', new Blob([`external_id,name\nI-${token},导入客户\n`]), 'customers.csv')
  return form
}

export const importLines: Line[] = [
  {
    operation: 'POST /imports',
    everywhere: true,
    changes: true,
    request: (at) => ({ path: '/imports', body: formOf(at.token) }),
    expect: steerers,
  },
  { operation: 'GET /imports', everywhere: true, request: () => ({ path: '/imports' }), expect: readers },
  { operation: 'GET /imports/{id}', everywhere: true, request: (at) => ({ path: `/imports/${at.importId}` }), expect: readers },
  {
    operation: 'GET /imports/{id}/errors',
    everywhere: true,
    request: (at) => ({ path: `/imports/${at.importId}/errors` }),
    expect: readers,
  },
  {
    operation: 'POST /imports/{id}/apply',
    everywhere: true,
    changes: true,
    request: (at) => ({ path: `/imports/${at.importId}/apply` }),
    expect: steerers,
  },
  {
    operation: 'POST /imports/{id}/cancel',
    everywhere: true,
    changes: true,
    request: (at) => ({ path: `/imports/${at.importId}/cancel` }),
    expect: steerers,
  },
  {
    // It is ready, and nothing of it was applied: there is nothing to take back.
    operation: 'POST /imports/{id}/revert',
    everywhere: true,
    changes: true,
    request: (at) => ({ path: `/imports/${at.importId}/revert` }),
    expect: { ...steerers, administrator: 'r' },
  },
]
