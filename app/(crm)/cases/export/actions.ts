'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { checkedRows } from '#lib/records/approvals/export-rows'
import { approvalReason } from '#lib/records/approvals/schema'
import { caseExport } from '#lib/records/cases/export/service'
import { readWholeQueue } from '../_components/list-query.ts'

const params = z.record(z.string(), z.string().max(4_000))

/** How many rows a file will have, whom to ask for it, or why there will be none. */
export const checkExport = action({
  name: 'case.export',
  permission: 'customer:export',
  input: params,
  handler: async (ctx, given) => checkedRows(ctx, caseExport.count(ctx, readWholeQueue(given))),
})

/** Asks for a file of more rows than the reader may export; the fields are those of the list's URL. */
export const askExport = action({
  name: 'case.ask_export',
  permission: 'customer:export',
  input: z.object({ reason: approvalReason }).catchall(z.string().max(4_000)),
  handler: async (ctx, { reason, ...fields }) => {
    const given = params.parse(fields)
    const search = new URLSearchParams(given).toString()
    return { id: await caseExport.ask(ctx, { query: readWholeQueue(given), search, reason }) }
  },
})
