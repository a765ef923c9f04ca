import { permit } from '#lib/platform/scope/scope'
import { listExport } from '../../approvals/list-export.ts'
import { listCaseTerms } from '../../terms/keyed-terms.ts'
import type { QueueQuery } from '../queue/filter.ts'
import { listQueueRows, wholeQueueRequest } from '../queue/service.ts'
import { exportColumns } from './columns.ts'

/** All pages of a list of cases. */
export type WholeQueue = Omit<QueueQuery, 'limit' | 'cursor'>

/** The file of a list of cases: what it holds for its reader, of it what lies where the reader may export. */
export const caseExport = listExport({
  kind: 'case_export',
  permissions: ['customer:export', 'case:read'],
  action: 'case.export',
  subjectType: 'case',
  path: '/cases',
  name: { key: 'cases.title', otherwise: 'cases' },
  request: (ctx, query: WholeQueue, limit) => wholeQueueRequest(ctx, { ...query, limit }, permit(ctx, 'customer:export')),
  columns: async (ctx) => exportColumns(ctx, await listCaseTerms(ctx)),
  rows: (ctx, ids) => listQueueRows(ctx, ids),
})
