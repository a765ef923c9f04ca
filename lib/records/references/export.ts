import type { Context } from '#lib/platform/context'
import type { ExportColumn } from '#lib/platform/export/column'
import { findText } from '#lib/platform/i18n/messages'
import { permit } from '#lib/platform/scope/scope'
import { listExport } from '../approvals/list-export.ts'
import { listReferencesById } from './repository.ts'
import type { ReferenceResource } from './schema.ts'
import type { WholeReferenceList } from './service.ts'
import { requestOf, todayOf, viewReference } from './service.ts'

/** The file of a list of references, within what the actor may export. */
export const referenceExport = listExport({
  kind: 'reference_export',
  permissions: ['customer:export', 'customer:read'],
  action: 'reference.export',
  subjectType: 'customer',
  path: '/analysis/references',
  name: { key: 'references.export', otherwise: 'references' },
  request: (ctx, query: WholeReferenceList, limit) =>
    requestOf(ctx, permit(ctx, 'customer:export'), { ...query, limit, cursor: undefined }),
  columns,
  rows: async (ctx, ids) => (await listReferencesById(ctx.db, ids, todayOf(ctx))).map(viewReference),
})

function columns({ locale }: Pick<Context, 'locale'>): ExportColumn<ReferenceResource>[] {
  const word = (key: string) => findText(locale, `references.${key}`) ?? key
  const text = (key: string, of: (row: ReferenceResource) => string | null): ExportColumn<ReferenceResource> => ({
    ...{ kind: 'text', title: word(`columns.${key}`), of },
  })
  const day = (key: string, of: (row: ReferenceResource) => string): ExportColumn<ReferenceResource> => ({
    ...{ kind: 'day', title: word(`columns.${key}`), of },
  })
  return [
    text('customer', (row) => row.customer_name),
    text('code', (row) => row.customer_external_id),
    text('basis', (row) => word(`bases.${row.basis}`)),
    text('merit', (row) => row.merit),
    text('state', (row) => word(`states.${row.state}`)),
    day('consentOn', (row) => row.consent_on),
    text('consentPaper', (row) => row.consent_paper),
    day('endsOn', (row) => row.ends_on),
    text('proposedBy', (row) => row.proposed_by_name),
    text('decidedBy', (row) => row.decided_by_name),
    text('withdrawnReason', (row) => row.withdrawn_reason),
  ]
}
