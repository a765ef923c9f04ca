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
import { factKeysOf } from '../../facts/column.ts'
import type { FactDefinition } from '../../facts/definition.ts'
import { readDictionary, readFactValues } from '../../facts/service.ts'
import type { CustomerListQuery } from '../list.ts'
import { notedFilter, requestOf } from '../list.ts'
import type { ExportedColumn, ExportedCustomer } from './columns.ts'
import { exportColumns } from './columns.ts'
import { listExported } from './repository.ts'

/** Answers how many customers an export of a list would hold. Throws `rule_violated` when these are more than the actor may export. */
export async function countCustomerExport(ctx: Context, query: CustomerListQuery): Promise<number> {
  const rows = await countExported(ctx, query, await mostRowsOf(ctx))
  await permitRows(ctx, rows)
  return rows
}

/** Answers how many customers a list holds that the actor may export, up to one more than so many. */
export async function countExported(ctx: Context, query: CustomerListQuery, most: number): Promise<number> {
  const [rows = 0] = await countAllUpTo(ctx.db, [await requestFor(ctx, query, most)], most + 1)
  return rows
}

/** Exports all customers of a list, in scope and in its order, with the chosen columns and masked, and notes who took how many of what. Which customers these are is settled in
 * one snapshot; each is read as it stands when its turn comes. Throws as `countCustomerExport`; for a list that somebody approved, whatever it holds by now, only when it is more than one file
 * takes. */
export async function exportCustomers(
  ctx: Context,
  query: CustomerListQuery,
  columns: readonly ExportedColumn[],
  format: ExportFormat,
  approvalId?: number,
): Promise<ExportFile> {
  const most = approvalId === undefined ? await mostRowsOf(ctx) : MOST_ROWS
  const ids = await readRowIds(ctx.db, await requestFor(ctx, query, most), most + 1)
  if (approvalId === undefined) await permitRows(ctx, ids.length)
  else requireOneFile(ctx, ids.length)
  const approved = approvalId === undefined ? {} : { approval_id: approvalId }
  const detail = { filter: notedFilter(query), rows: ids.length, format, columns, ...approved }
  await audit(ctx, { action: 'customer.export', subjectType: 'customer', detail })
  const facts = await factsToExport(ctx, columns)
  const keys = facts.map(({ key }) => key)
  const table = {
    name: findText(ctx.locale, 'customers.export.name') ?? 'customers',
    columns: exportColumns(ctx, columns, facts),
    pages: inPages(ids, (some) => rowsOf(ctx, some, keys)),
    timeZone: ctx.company.timeZone,
  }
  return exportFile(format, table, dayOf(ctx.now, ctx.company.timeZone))
}

/** Answers the headings of a file with some columns, in the reader's language: what leaves the house. */
export async function exportTitles(ctx: Context, columns: readonly ExportedColumn[]): Promise<string[]> {
  return exportColumns(ctx, columns, await factsToExport(ctx, columns)).map(({ title }) => title)
}

/** The chosen keys of the dictionary, in the order chosen. One that was switched off meanwhile is left out, as the list leaves it out. */
async function factsToExport(ctx: Context, columns: readonly ExportedColumn[]): Promise<FactDefinition[]> {
  const keys = factKeysOf(columns)
  if (keys.length === 0) return []
  const dictionary = await readDictionary(ctx)
  return keys
    .map((key) => dictionary.get(key))
    .filter((definition) => definition !== undefined)
    .filter(({ active }) => active)
}

async function rowsOf(ctx: Context, ids: readonly number[], keys: readonly string[]): Promise<ExportedCustomer[]> {
  const [rows, values] = await Promise.all([listExported(ctx.db, ids), readFactValues(ctx, ids, keys)])
  return rows.map((row) => ({ ...row, facts: values.get(row.id) ?? {} }))
}

function requestFor(ctx: Context, { cursor: _cursor, ...query }: CustomerListQuery, most: number): Promise<ListRequest> {
  return requestOf(ctx, { ...query, limit: most + 1 }, permit(ctx, 'customer:export'))
}
