import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { ExportFile, ExportFormat } from '#lib/platform/export/file'
import { exportFile, MOST_ROWS } from '#lib/platform/export/file'
import { inPages, readRowIds } from '#lib/platform/export/row-ids'
import { findText } from '#lib/platform/i18n/messages'
import { countAllUpTo } from '#lib/platform/list/count-up-to'
import type { ListRequest } from '#lib/platform/list/list-page'
import { permit } from '#lib/platform/scope/scope'
import { mostRowsOf, permitRows, requireOneFile } from '../../approvals/export-rows.ts'
import { listKeyedTerms } from '../../terms/keyed-terms.ts'
import type { WholeProspectList } from '../list-request.ts'
import { requestOf } from '../list-request.ts'
import { listExported } from '../repository.ts'
import { exportColumns } from './columns.ts'

/** Answers how many rows an export of a list of prospects would have. Throws `rule_violated` when these are more than the actor may export. */
export async function countProspectExport(ctx: Context, query: WholeProspectList): Promise<number> {
  const rows = await countExported(ctx, query, await mostRowsOf(ctx))
  await permitRows(ctx, rows)
  return rows
}

/** Answers how many prospects a list holds that the actor may export, up to one more than so many. */
export async function countExported(ctx: Context, query: WholeProspectList, most: number): Promise<number> {
  const [rows = 0] = await countAllUpTo(ctx.db, [await requestFor(ctx, query, most)], most + 1)
  return rows
}

/** Exports all prospects of a list, in scope and in its order, and notes who took how many of what. Throws as `countProspectExport`; of what somebody approved, whatever it holds by
 * now, only when it is more than one file takes. */
export async function exportProspects(
  ctx: Context,
  query: WholeProspectList,
  format: ExportFormat,
  approvalId?: number,
): Promise<ExportFile> {
  const most = approvalId === undefined ? await mostRowsOf(ctx) : MOST_ROWS
  const ids = await readRowIds(ctx.db, await requestFor(ctx, query, most), most + 1)
  if (approvalId === undefined) await permitRows(ctx, ids.length)
  else requireOneFile(ctx, ids.length)
  const approved = approvalId === undefined ? {} : { approval_id: approvalId }
  const detail = { filter: notedFilter(query), rows: ids.length, format, ...approved }
  await audit(ctx, { action: 'opportunity.export', subjectType: 'customer', detail })
  const table = {
    name: findText(ctx.locale, 'prospects.title') ?? 'prospects',
    columns: exportColumns(ctx, await listKeyedTerms(ctx, ['loss_reason'])),
    pages: inPages(ids, (some) => listExported(ctx.db, some)),
    timeZone: ctx.company.timeZone,
  }
  return exportFile(format, table, dayOf(ctx.now, ctx.company.timeZone))
}

/** What was searched for may be a person's name or telephone number. */
function notedFilter({ q, ...others }: WholeProspectList): Record<string, unknown> {
  return q === undefined ? others : { ...others, q: '*' }
}

function requestFor(ctx: Context, query: WholeProspectList, most: number): Promise<ListRequest> {
  return requestOf(ctx, { ...query, limit: most + 1 }, permit(ctx, 'customer:export'))
}
