'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { parseInput } from '#lib/platform/http/parse'
import { queryText } from '#lib/platform/list/list-query'
import { checkedRows } from '#lib/records/approvals/export-rows'
import { approvalReason } from '#lib/records/approvals/schema'
import { listCustomers } from '#lib/records/customers/list'
import { countExport } from '#lib/records/waybills/export'
import { askWaybillExport } from '#lib/records/waybills/export-approval'
import { askedFields, queryOf } from './_components/list-query.ts'

const firstFew = 30

/** Customers whose waybills may be looked for. */
export const findCustomers = action({
  name: 'customer.find',
  permission: 'customer:read',
  input: z.strictObject({ q: queryText(100).optional() }),
  handler: async (ctx, { q }) => {
    const { rows } = await listCustomers(ctx, { q, limit: firstFew, sort: 'value', falling: true })
    return rows.map(({ id, name }) => ({ id: String(id), name }))
  },
})

/** How many rows an export of the list would have. */
export const checkExport = action({
  name: 'waybill.export',
  permission: 'waybill:export',
  input: askedFields,
  handler: (ctx, asked) => checkedRows(ctx, countExport(ctx, { query: queryOf(asked) })),
})

/** Asks for a file of more waybills than the reader may export; the fields are those of the list's URL. */
export const askExport = action({
  name: 'waybill.ask_export',
  permission: 'waybill:export',
  input: z.object({ reason: approvalReason }).catchall(z.string().max(4_000)),
  handler: async (ctx, { reason, ...fields }) => {
    const search = new URLSearchParams(fields as Record<string, string>).toString()
    const query = queryOf(parseInput(askedFields, fields, 'body'))
    return { id: await askWaybillExport(ctx, { query, search, reason }) }
  },
})
