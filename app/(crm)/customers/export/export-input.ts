import { z } from 'zod'
import type { Context } from '#lib/platform/context'
import { exportFormat } from '#lib/platform/export/file'
import type { ExportedColumn } from '#lib/records/customers/export/columns'
import { exportableColumns } from '#lib/records/customers/export/columns'
import type { CustomerListQuery } from '#lib/records/customers/list'
import { isFactColumn } from '#lib/records/facts/column'
import { readWholeList } from '../_components/list-query.ts'

const param = z.string().max(4_000)

/** The parameters of the list, with the columns that it shows and, for the file itself, its format. */
export const exportInput = z.object({ columns: param, format: exportFormat.optional() }).catchall(param)

/** Takes apart what is asked for. Throws `invalid_request` for a filter that is unknown. */
export async function readExport(
  ctx: Context,
  input: z.output<typeof exportInput>,
): Promise<{ query: CustomerListQuery; columns: ExportedColumn[] }> {
  const { columns, format: _format, ...params } = input
  const chosen = columns.split('.')
  return {
    query: await readWholeList(ctx, params as Record<string, string>),
    columns: [...exportableColumns.filter((column) => chosen.includes(column)), ...chosen.filter(isFactColumn)],
  }
}
