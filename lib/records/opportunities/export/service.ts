import { permit } from '#lib/platform/scope/scope'
import { listExport } from '../../approvals/list-export.ts'
import { listKeyedTerms } from '../../terms/keyed-terms.ts'
import type { WholeProspectList } from '../list-request.ts'
import { requestOf } from '../list-request.ts'
import { listExported } from '../repository.ts'
import { exportColumns } from './columns.ts'

/** The file of a list of prospects, within what the actor may export. */
export const prospectExport = listExport({
  kind: 'prospect_export',
  permissions: ['customer:export'],
  action: 'opportunity.export',
  subjectType: 'customer',
  path: '/prospects',
  name: { key: 'prospects.title', otherwise: 'prospects' },
  request: (ctx, query: WholeProspectList, limit) => requestOf(ctx, { ...query, limit }, permit(ctx, 'customer:export')),
  columns: async (ctx) => exportColumns(ctx, await listKeyedTerms(ctx, ['loss_reason'])),
  rows: (ctx, ids) => listExported(ctx.db, ids),
})
