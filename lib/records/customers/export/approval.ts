import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { hashFilter } from '#lib/core/page'
import type { Context } from '#lib/platform/context'
import { MOST_ROWS } from '#lib/platform/export/file'
import { permit } from '#lib/platform/scope/scope'
import { askApproval } from '../../approvals/ask.ts'
import { mostRowsOf, requireOneFile } from '../../approvals/export-rows.ts'
import type { ApprovalKind } from '../../approvals/kind.ts'
import { defineApprovalKind } from '../../approvals/kind.ts'
import type { CustomerListQuery } from '../list.ts'
import { notedFilter } from '../list.ts'
import type { ExportedColumn } from './columns.ts'
import { exportableColumns } from './columns.ts'
import { countExported, exportCustomers, exportTitles } from './service.ts'

const payload = z.object({
  // It was read from the list's own query when it was asked for.
  query: z.record(z.string(), z.unknown()),
  columns: z.array(z.union([z.enum(exportableColumns), z.templateLiteral(['fact-', z.string()])])),
  /** The list as its URL has it. */
  search: z.string(),
})

interface Asked {
  query: CustomerListQuery
  columns: readonly ExportedColumn[]
  search: string
  reason: string
}

/** Asks for a file of all customers of a list that has more rows than the actor may export, and answers the request's id. Throws `rule_violated` for what needs no asking, or is
 * more than one file takes, and as `askApproval`. */
export async function askCustomerExport(ctx: Context, { query, columns, search, reason }: Asked): Promise<number> {
  permit(ctx, 'customer:export')
  const rows = await countExported(ctx, query, MOST_ROWS)
  requireOneFile(ctx, rows)
  if (rows <= (await mostRowsOf(ctx))) throw new AppError('rule_violated', {}, { detail: 'approval.not_needed' })
  const { limit: _limit, cursor: _cursor, ...filter } = query
  const { sort: _sort, falling: _falling, ...noted } = notedFilter(filter)
  return askApproval(ctx, {
    kind: 'customer_export',
    rule: 'export',
    measured: { amount: rows },
    subject: {
      type: 'customer_export',
      id: `${ctx.actor.userId}:${hashFilter({ ...filter })}`,
      customerId: null,
    },
    payload: { query: filter, columns, search },
    facts: [
      { key: 'rows', as: 'count', count: rows },
      { key: 'columns', as: 'text', text: (await exportTitles(ctx, columns)).join(' · ') },
      { key: 'filters', as: 'count', count: Object.values(noted).filter((value) => value !== undefined).length },
    ],
    reason,
  })
}

/** A file of more customers than somebody may export: approved, exactly that list may be taken by whoever asked, within that person's scope. */
export const customerExportKind: ApprovalKind = defineApprovalKind({
  key: 'customer_export',
  payload,
  hrefOf: ({ search }) => (search === '' ? '/customers' : `/customers?${search}`),
  approve: async (_, { requester }) => {
    permit(requester, 'customer:export')
  },
  file: (ctx, { payload: { query, columns }, approvalId }, format) =>
    exportCustomers(ctx, query as CustomerListQuery, columns, format, approvalId),
})
