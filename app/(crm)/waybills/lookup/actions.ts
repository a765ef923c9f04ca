'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { countExport } from '#lib/records/waybills/export'
import { lookUpWaybills } from '#lib/records/waybills/lookup'
import { tableOf } from './_components/lookup-table.ts'

const longestPaste = 50_000
const input = z.strictObject({ numbers: z.string().max(longestPaste) })

/** What became of pasted numbers, as a table of texts. */
export const lookUp = action({
  name: 'waybill.look_up',
  permission: 'waybill:read',
  input,
  handler: async (ctx, { numbers }) => tableOf(ctx, await lookUpWaybills(ctx, numbers)),
})

/** How many rows an export of pasted numbers would have. */
export const checkNumbersExport = action({
  name: 'waybill.export',
  permission: 'waybill:export',
  input,
  handler: async (ctx, { numbers }) => ({ rows: (await countExport(ctx, { numbers })).toLocaleString(ctx.locale) }),
})
