'use server'

import { action } from '#lib/platform/http/action'
import { countCustomerExport } from '#lib/records/customers/export/service'
import { exportInput, readExport } from './export-input.ts'

/** How many customers a file will have, or why there will be none. */
export const checkExport = action({
  name: 'customer.export',
  permission: 'customer:export',
  input: exportInput,
  handler: async (ctx, input) => ({
    rows: (await countCustomerExport(ctx, readExport(input).query)).toLocaleString(ctx.locale),
  }),
})
