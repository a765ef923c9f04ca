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
import { listCaseTerms } from '../../terms/keyed-terms.ts'
import type { QueueQuery } from '../queue/filter.ts'
import { listQueueRows, wholeQueueRequest } from '../queue/service.ts'
import { exportColumns } from './columns.ts'

/** All pages of a list of cases. */
export type WholeQueue = Omit<QueueQuery, 'limit' | 'cursor'>

/** Answers how many rows an export of a list of cases would have. Throws `rule_violated` when these are more than the actor may export. */
export async function countCaseExport(ctx: Context, query: WholeQueue): Promise<number> {
  const rows = await countExported(ctx, query, await mostRowsOf(ctx))
  await permitRows(ctx, rows)
  return rows
}

/** Answers how many cases a list holds that the actor may export, up to one more than so many. */
export async function countExported(ctx: Context, query: WholeQueue, most: number): Promise<number> {
  const [rows = 0] = await countAllUpTo(ctx.db, [requestFor(ctx, query, most)], most + 1)
  return rows
}

/** Exports all cases of a list, in its order, of customers that the actor may take out of the house, and notes who took how many of what. Throws as `countCaseExport`; of what somebody approved,
 * whatever it holds by now, only when it is more than one file takes. */
export async function exportCases(
  ctx: Context,
  query: WholeQueue,
  format: ExportFormat,
  approvalId?: number,
): Promise<ExportFile> {
  const most = approvalId === undefined ? await mostRowsOf(ctx) : MOST_ROWS
  const ids = await readRowIds(ctx.db, requestFor(ctx, query, most), most + 1)
  if (approvalId === undefined) await permitRows(ctx, ids.length)
  else requireOneFile(ctx, ids.length)
  const approved = approvalId === undefined ? {} : { approval_id: approvalId }
  const { q, ...filter } = query
  const detail = { filter: q === undefined ? filter : { ...filter, q: '*' }, rows: ids.length, format, ...approved }
  await audit(ctx, { action: 'case.export', subjectType: 'case', detail })
  const table = {
    name: findText(ctx.locale, 'cases.title') ?? 'cases',
    columns: exportColumns(ctx, await listCaseTerms(ctx)),
    pages: inPages(ids, (some) => listQueueRows(ctx, some)),
    timeZone: ctx.company.timeZone,
  }
  return exportFile(format, table, dayOf(ctx.now, ctx.company.timeZone))
}

/** What the list holds for its reader, of it what lies where the reader may export. */
function requestFor(ctx: Context, query: WholeQueue, most: number): ListRequest {
  return wholeQueueRequest(ctx, { ...query, limit: most + 1 }, permit(ctx, 'customer:export'))
}
