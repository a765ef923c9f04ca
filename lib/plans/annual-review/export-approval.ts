import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { askApproval } from '#lib/records/approvals/ask'
import { mostRowsOf, requireOneFile } from '#lib/records/approvals/export-rows'
import type { ApprovalKind } from '#lib/records/approvals/kind'
import { defineApprovalKind } from '#lib/records/approvals/kind'
import { countReviewRows, exportReview } from './export.ts'

const payload = z.object({ year: z.int() })

/** Asks for the file of a workbook that has more rows than the actor may export, and answers the request's id. Throws `rule_violated` for what needs no asking, and as `askApproval`. */
export async function askReviewExport(ctx: Context, { year, reason }: { year: number; reason: string }): Promise<number> {
  permit(ctx, 'customer:export')
  const rows = await countReviewRows(ctx, year)
  requireOneFile(ctx, rows)
  if (rows <= (await mostRowsOf(ctx))) throw new AppError('rule_violated', {}, { detail: 'approval.not_needed' })
  return askApproval(ctx, {
    kind: 'review_export',
    rule: 'export',
    measured: { amount: rows },
    subject: { type: 'review_export', id: `${ctx.actor.userId}:${year}`, customerId: null },
    payload: { year },
    facts: [{ key: 'rows', as: 'count', count: rows }],
    reason,
  })
}

/** The file of a workbook with more rows than somebody may export: approved, it may be taken by whoever asked, within that person's scope. Whatever format is asked for, it is a workbook. */
export const reviewExportKind: ApprovalKind = defineApprovalKind({
  key: 'review_export',
  payload,
  hrefOf: ({ year }) => `/review/${year}`,
  approve: async (_, { requester }) => {
    permit(requester, 'customer:export')
    permit(requester, 'review:read')
  },
  file: (ctx, { payload: { year }, approvalId }) => exportReview(ctx, year, approvalId),
})
