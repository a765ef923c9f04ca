import { z } from 'zod'
import { addDays } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { hashFilter } from '#lib/core/page'
import type { Context } from '#lib/platform/context'
import { MOST_ROWS } from '#lib/platform/export/file'
import { permit } from '#lib/platform/scope/scope'
import { askApproval } from '../approvals/ask.ts'
import { mostRowsOf, requireOneFile } from '../approvals/export-rows.ts'
import type { Fact } from '../approvals/fact.ts'
import type { ApprovalKind } from '../approvals/kind.ts'
import { defineApprovalKind } from '../approvals/kind.ts'
import type { WaybillQuery } from './browse.ts'
import { periodOfList } from './browse.ts'
import { countExported, exportWaybills } from './export.ts'

const payload = z.object({
  // It was read from the list's own query when it was asked for.
  query: z.record(z.string(), z.unknown()),
  /** The list as its URL has it. */
  search: z.string(),
})

/** Asks for a file of all waybills of a list that has more rows than the actor may export, and answers the request's id. A period left out is that of today, whenever the file is taken.
 * Throws `rule_violated` for what needs no asking, or is more than one file takes, and as `askApproval`. */
export async function askWaybillExport(
  ctx: Context,
  { query, search, reason }: { query: WaybillQuery; search: string; reason: string },
): Promise<number> {
  permit(ctx, 'waybill:export')
  const rows = await countExported(ctx, { query }, MOST_ROWS)
  requireOneFile(ctx, rows)
  if (rows <= (await mostRowsOf(ctx))) throw new AppError('rule_violated', {}, { detail: 'approval.not_needed' })
  const { limit: _limit, cursor: _cursor, ...asked } = query
  const period = periodOfList(ctx, query)
  const days = period === null ? {} : { from: period.from, through: addDays(period.to, -1) }
  const pinned = { ...asked, ...days }
  const { sort: _sort, falling: _falling, from, through, ...filters } = pinned
  const facts: Fact[] = [
    { key: 'rows', as: 'count', count: rows },
    ...(from === undefined && through === undefined
      ? []
      : [{ key: 'period', as: 'text', text: `${from ?? ''} – ${through ?? ''}` } as const]),
    { key: 'filters', as: 'count', count: Object.values(filters).filter((value) => value !== undefined).length },
  ]
  return askApproval(ctx, {
    kind: 'waybill_export',
    rule: 'export',
    measured: { amount: rows },
    subject: {
      type: 'waybill_export',
      id: `${ctx.actor.userId}:${hashFilter({ ...pinned })}`,
      customerId: null,
    },
    payload: { query: pinned, search },
    facts,
    reason,
  })
}

/** A file of more waybills than somebody may export: approved, exactly that list may be taken by whoever asked, within that person's scope. */
export const waybillExportKind: ApprovalKind = defineApprovalKind({
  key: 'waybill_export',
  payload,
  hrefOf: ({ search }) => (search === '' ? '/waybills' : `/waybills?${search}`),
  approve: async (_, { requester }) => {
    permit(requester, 'waybill:export')
  },
  file: (ctx, { payload: { query }, approvalId }, format) =>
    exportWaybills(ctx, { query: query as WaybillQuery }, format, approvalId),
})
