import { z } from 'zod'
import { exportFormat } from '#lib/platform/export/file'
import type { ExportableColumn } from '#lib/records/customers/export/columns'
import { exportableColumns } from '#lib/records/customers/export/columns'
import type { CustomerListQuery } from '#lib/records/customers/list'
import { readWholeList } from '../_components/list-query.ts'

const param = z.string().max(4_000)

/** The parameters of the list, with the columns that it shows and, for the file itself, its format. */
export const exportInput = z.object({ columns: param, format: exportFormat.optional() }).catchall(param)

/** Takes apart what is asked for. Throws `invalid_request` for a filter that is unknown. */
export function readExport(input: z.output<typeof exportInput>): { query: CustomerListQuery; columns: ExportableColumn[] } {
  const { columns, format: _format, ...params } = input
  const chosen = columns.split('.')
  return {
    query: readWholeList(params as Record<string, string>),
    columns: exportableColumns.filter((column) => chosen.includes(column)),
  }
}
