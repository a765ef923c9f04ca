import { permit } from '#lib/platform/scope/scope'
import { listExport } from '#lib/records/approvals/list-export'
import { exportColumns } from './export-columns.ts'
import { dropRequest, listDropsById } from './repository.ts'
import type { ListDropsInput } from './schema.ts'
import { questionOf, seenAfterOf, viewDrop } from './service.ts'

/** All pages of a list of drops. */
export type WholeDropList = Omit<ListDropsInput, 'limit' | 'cursor'>

/** The file of a list of drops, within what the actor may export of the customers that the reader of analysis sees; its functions throw as `listDrops` besides. */
export const dropExport = listExport({
  kind: 'drop_export',
  permissions: ['customer:export', 'analysis:read'],
  action: 'drop.export',
  subjectType: 'customer',
  path: '/analysis/drop',
  name: { key: 'analysis.drop.export.name', otherwise: 'drops' },
  request: async (ctx, query: WholeDropList, limit) => {
    const within = permit(ctx, 'customer:export')
    return dropRequest({ ...(await questionOf(ctx, { ...query, limit, cursor: undefined })), within })
  },
  columns: exportColumns,
  rows: async (ctx, ids) => (await listDropsById(ctx.db, ids, seenAfterOf(ctx))).map(viewDrop),
})
