import { download } from '#lib/platform/http/download'
import { exportCustomers } from '#lib/records/customers/export/service'
import { exportInput, readExport } from './export-input.ts'

/** The customers of a list as a file. */
export const POST = download({
  name: 'customer.export',
  permission: 'customer:export',
  input: exportInput,
  handler: (ctx, input) => {
    const { query, columns } = readExport(input)
    return exportCustomers(ctx, query, columns, input.format ?? 'csv')
  },
})
