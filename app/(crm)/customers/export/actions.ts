'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { checkedRows } from '#lib/records/approvals/export-rows'
import { approvalReason } from '#lib/records/approvals/schema'
import { askCustomerExport } from '#lib/records/customers/export/approval'
import { countCustomerExport } from '#lib/records/customers/export/service'
import { exportInput, readExport } from './export-input.ts'

/** How many customers a file will have, whom to ask for it, or why there will be none. */
export const checkExport = action({
  name: 'customer.export',
  permission: 'customer:export',
  input: exportInput,
  handler: async (ctx, input) => {
    const { query } = await readExport(ctx, input)
    return checkedRows(ctx, countCustomerExport(ctx, query))
  },
})

/** Asks for a file of more customers than the reader may export. */
export const askExport = action({
  name: 'customer.ask_export',
  permission: 'customer:export',
  input: z.object({ reason: approvalReason, columns: z.string().max(4_000) }).catchall(z.string().max(4_000)),
  handler: async (ctx, { reason, ...input }) => {
    const { columns: _columns, ...list } = input
    const search = new URLSearchParams(list as Record<string, string>).toString()
    return { id: await askCustomerExport(ctx, { ...(await readExport(ctx, exportInput.parse(input))), search, reason }) }
  },
})
