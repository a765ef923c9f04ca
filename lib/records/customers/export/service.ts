import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { ExportFile, ExportFormat } from '#lib/platform/export/file'
import { exportFile } from '#lib/platform/export/file'
import { mostRowsOf, permitRows } from '#lib/platform/export/permit-rows'
import { inPages, readRowIds } from '#lib/platform/export/row-ids'
import { findText } from '#lib/platform/i18n/messages'
import { countAllUpTo } from '#lib/platform/list/count-up-to'
import type { ListRequest } from '#lib/platform/list/list-page'
import { permit } from '#lib/platform/scope/scope'
import type { CustomerListQuery } from '../list.ts'
import { notedFilter, requestOf } from '../list.ts'
import type { ExportableColumn } from './columns.ts'
import { exportColumns } from './columns.ts'
import { listExported } from './repository.ts'

/** Answers how many customers an export of a list would hold. Throws `rule_violated` when these are more than the actor may export. */
export async function countCustomerExport(ctx: Context, query: CustomerListQuery): Promise<number> {
  const [rows = 0] = await countAllUpTo(ctx.db, [await requestFor(ctx, query)], mostRowsOf(ctx) + 1)
  permitRows(ctx, rows)
  return rows
}

/** Exports all customers of a list, in scope and in its order, with the chosen columns and masked, and notes who took how many of what. Which customers these are is settled in
 * one snapshot; each is read as it stands when its turn comes. Throws as `countCustomerExport`. */
export async function exportCustomers(
  ctx: Context,
  query: CustomerListQuery,
  columns: readonly ExportableColumn[],
  format: ExportFormat,
): Promise<ExportFile> {
  const ids = await readRowIds(ctx.db, await requestFor(ctx, query), mostRowsOf(ctx) + 1)
  permitRows(ctx, ids.length)
  const detail = { filter: notedFilter(query), rows: ids.length, format, columns }
  await audit(ctx, { action: 'customer.export', subjectType: 'customer', detail })
  const table = {
    name: findText(ctx.locale, 'customers.export.name') ?? 'customers',
    columns: exportColumns(ctx, columns),
    pages: inPages(ids, (some) => listExported(ctx.db, some)),
    timeZone: ctx.company.timeZone,
  }
  return exportFile(format, table, dayOf(ctx.now, ctx.company.timeZone))
}

function requestFor(ctx: Context, { cursor: _cursor, ...query }: CustomerListQuery): Promise<ListRequest> {
  return requestOf(ctx, { ...query, limit: mostRowsOf(ctx) + 1 }, permit(ctx, 'customer:export'))
}
