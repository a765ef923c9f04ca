'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { queryText } from '#lib/platform/list/list-query'
import { listCustomers } from '#lib/records/customers/list'
import { countExport } from '#lib/records/waybills/export'
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
  handler: async (ctx, asked) => ({ rows: (await countExport(ctx, { query: queryOf(asked) })).toLocaleString(ctx.locale) }),
})
