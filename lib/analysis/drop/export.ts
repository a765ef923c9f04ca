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
import { mostRowsOf, permitRows, requireOneFile } from '#lib/records/approvals/export-rows'
import { exportColumns } from './export-columns.ts'
import { dropRequest, listDropsById } from './repository.ts'
import type { ListDropsInput } from './schema.ts'
import { questionOf, seenAfterOf, viewDrop } from './service.ts'

/** All pages of a list of drops. */
export type WholeDropList = Omit<ListDropsInput, 'limit' | 'cursor'>

/** Answers how many rows an export of a list of drops would have. Throws `rule_violated` when these are more than the actor may export, and as `listDrops`. */
export async function countDropExport(ctx: Context, query: WholeDropList): Promise<number> {
  const rows = await countExported(ctx, query, await mostRowsOf(ctx))
  await permitRows(ctx, rows)
  return rows
}

/** Answers how many rows a list of drops has that the actor may export, up to one more than so many. */
export async function countExported(ctx: Context, query: WholeDropList, most: number): Promise<number> {
  const [rows = 0] = await countAllUpTo(ctx.db, [await requestFor(ctx, query, most)], most + 1)
  return rows
}

/** Exports all drops of a list, within what the actor may export of the customers that the reader of analysis sees, in the list's order, and notes who took how many of what. Throws as `countDropExport`; of
 * what somebody approved, whatever it holds by now, only when it is more than one file takes. */
export async function exportDrops(
  ctx: Context,
  query: WholeDropList,
  format: ExportFormat,
  approvalId?: number,
): Promise<ExportFile> {
  const most = approvalId === undefined ? await mostRowsOf(ctx) : MOST_ROWS
  const ids = await readRowIds(ctx.db, await requestFor(ctx, query, most), most + 1)
  if (approvalId === undefined) await permitRows(ctx, ids.length)
  else requireOneFile(ctx, ids.length)
  const approved = approvalId === undefined ? {} : { approval_id: approvalId }
  await audit(ctx, {
    action: 'drop.export',
    subjectType: 'customer',
    detail: { filter: query, rows: ids.length, format, ...approved },
  })
  const table = {
    name: findText(ctx.locale, 'analysis.drop.export.name') ?? 'drops',
    columns: exportColumns(ctx),
    pages: inPages(ids, async (some) => (await listDropsById(ctx.db, some, seenAfterOf(ctx))).map(viewDrop)),
    timeZone: ctx.company.timeZone,
  }
  return exportFile(format, table, dayOf(ctx.now, ctx.company.timeZone))
}

async function requestFor(ctx: Context, query: WholeDropList, most: number): Promise<ListRequest> {
  const within = permit(ctx, 'customer:export')
  return dropRequest({ ...(await questionOf(ctx, { ...query, limit: most + 1, cursor: undefined })), within })
}
