import type { Line } from './line.ts'

// Imports write wherever their customers stand: only the administrator steers them, and the executive may look.
export const importSteerers: Line['expect'] = {
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
export const importReaders: Line['expect'] = { ...importSteerers, executive: '+' }

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
    expect: importSteerers,
  },
  { operation: 'GET /imports', everywhere: true, request: () => ({ path: '/imports' }), expect: importReaders },
  {
    operation: 'GET /imports/{id}',
    everywhere: true,
    request: (at) => ({ path: `/imports/${at.importId}` }),
    expect: importReaders,
  },
  {
    operation: 'GET /imports/{id}/errors',
    everywhere: true,
    request: (at) => ({ path: `/imports/${at.importId}/errors` }),
    expect: importReaders,
  },
  {
    operation: 'POST /imports/{id}/apply',
    everywhere: true,
    changes: true,
    request: (at) => ({ path: `/imports/${at.importId}/apply` }),
    expect: importSteerers,
  },
  {
    operation: 'POST /imports/{id}/cancel',
    everywhere: true,
    changes: true,
    request: (at) => ({ path: `/imports/${at.importId}/cancel` }),
    expect: importSteerers,
  },
  {
    // It is ready, and nothing of it was applied: there is nothing to take back.
    operation: 'POST /imports/{id}/revert',
    everywhere: true,
    changes: true,
    request: (at) => ({ path: `/imports/${at.importId}/revert` }),
    expect: { ...importSteerers, administrator: 'r' },
  },
]

/** The door of files at the screens, below /api/files: by session. */
export const importFileLines: Line[] = [
  {
    operation: 'POST /imports',
    everywhere: true,
    changes: true,
    request: (at) => ({ path: '/imports', body: formOf(at.token) }),
    expect: importSteerers,
  },
  {
    operation: 'GET /imports/templates/{kind}',
    everywhere: true,
    request: () => ({ path: '/imports/templates/waybills?format=csv' }),
    expect: importSteerers,
  },
  {
    operation: 'GET /imports/{id}/reasons',
    everywhere: true,
    request: (at) => ({ path: `/imports/${at.importId}/reasons` }),
    expect: importReaders,
  },
  {
    // It is the administrator's own; its rows are nobody else's to read, and it has no file.
    operation: 'GET /imports/{id}/rows',
    everywhere: true,
    request: (at) => ({ path: `/imports/${at.importId}/rows?format=csv` }),
    expect: { ...importReaders, executive: '-', administrator: '-' },
  },
]
