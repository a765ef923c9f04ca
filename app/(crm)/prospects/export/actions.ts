'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { checkedRows } from '#lib/records/approvals/export-rows'
import { approvalReason } from '#lib/records/approvals/schema'
import { prospectExport } from '#lib/records/opportunities/export/service'
import { readWholeProspects } from '../_components/prospect-query.ts'

const params = z.record(z.string(), z.string().max(4_000))

/** How many rows a file will have, whom to ask for it, or why there will be none. */
export const checkExport = action({
  name: 'prospect.export',
  permission: 'customer:export',
  input: params,
  handler: async (ctx, given) => checkedRows(ctx, prospectExport.count(ctx, readWholeProspects(given))),
})

/** Asks for a file of more rows than the reader may export; the fields are those of the list's URL. */
export const askExport = action({
  name: 'prospect.ask_export',
  permission: 'customer:export',
  input: z.object({ reason: approvalReason }).catchall(z.string().max(4_000)),
  handler: async (ctx, { reason, ...fields }) => {
    const given = params.parse(fields)
    const search = new URLSearchParams(given).toString()
    return { id: await prospectExport.ask(ctx, { query: readWholeProspects(given), search, reason }) }
  },
})
