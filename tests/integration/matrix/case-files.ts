import type { Line } from './line.ts'
import { everybody, rows } from './line.ts'
import { takesScans } from './papers.ts'
import { readers } from './shipments.ts'

/** Who works on cases adds to those of customers within reach. */
const works: Line['expect'] = { ...readers, sales: rows.never, finance: rows.never }
/** The outlet that was asked, wherever the customer is; about what was merged away no outlet was. */
const asked: Line['expect'] = { ...everybody(rows.never), outlet: '+++---+--', administrator: '+++++++--' }

function photograph(): FormData {
  const form = new FormData()
  form.set('note', '外箱')
  form.set('file', new Blob([`%PDF-1.4\n${Math.random()}\n%%EOF\n`]), 'photo.pdf')
  return form
}

export const caseFileLines: Line[] = [
  {
    operation: 'POST /cases/{id}/files',
    changes: true,
    request: (at) => ({ path: `/cases/${at.caseId}/files`, body: photograph() }),
    expect: works,
  },
  {
    // Of a consumer, as a scan: whoever sees the case and may not reveal is told so.
    operation: 'GET /cases/{id}/files/{file_id}',
    request: (at) => ({ path: `/cases/${at.caseId}/files/${at.caseFileId}?reason=${encodeURIComponent('核对')}` }),
    expect: takesScans,
  },
  {
    operation: 'POST /handed-cases/{id}/files',
    changes: true,
    request: (at) => ({ path: `/handed-cases/${at.askedCaseId}/files`, body: photograph() }),
    expect: asked,
  },
  {
    operation: 'GET /handed-cases/{id}/files/{file_id}',
    request: (at) => ({ path: `/handed-cases/${at.askedCaseId}/files/${at.askedFileId}` }),
    expect: asked,
  },
]
