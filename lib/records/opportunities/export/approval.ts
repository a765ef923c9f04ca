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
import type { WholeProspectList } from '../list-request.ts'
import { countExported, exportProspects } from './service.ts'

const payload = z.object({
  // It was read from the list's own query when it was asked for.
  query: z.record(z.string(), z.unknown()),
  /** The list as its URL has it. */
  search: z.string(),
})

/** Asks for a file of all prospects of a list that has more rows than the actor may export, and answers the request's id. Throws `rule_violated` for what needs no asking, or is more than
 * one file takes, and as `askApproval`. */
export async function askProspectExport(
  ctx: Context,
  { query, search, reason }: { query: WholeProspectList; search: string; reason: string },
): Promise<number> {
  permit(ctx, 'customer:export')
  const rows = await countExported(ctx, query, MOST_ROWS)
  requireOneFile(ctx, rows)
  if (rows <= (await mostRowsOf(ctx))) throw new AppError('rule_violated', {}, { detail: 'approval.not_needed' })
  const { sort: _sort, ...filters } = query
  return askApproval(ctx, {
    kind: 'prospect_export',
    rule: 'export',
    measured: { amount: rows },
    subject: { type: 'prospect_export', id: `${ctx.actor.userId}:${hashFilter({ ...query })}`, customerId: null },
    payload: { query, search },
    facts: [
      { key: 'rows', as: 'count', count: rows },
      { key: 'filters', as: 'count', count: Object.values(filters).filter((value) => value !== undefined).length },
    ],
    reason,
  })
}

/** A file of more prospects than somebody may export: approved, that list may be taken by whoever asked, within that person's scope. */
export const prospectExportKind: ApprovalKind = defineApprovalKind({
  key: 'prospect_export',
  payload,
  hrefOf: ({ search }) => `/prospects?${search === '' ? 'view=all' : search}`,
  approve: async (_, { requester }) => {
    permit(requester, 'customer:export')
  },
  file: (ctx, { payload: { query }, approvalId }, format) => exportProspects(ctx, query as WholeProspectList, format, approvalId),
})
