'use server'

import { z } from 'zod'
import { dropExport } from '#lib/analysis/drop/export'
import { handOutDrops } from '#lib/analysis/drop/hand-out'
import { markSeenInput, takeSeenBackInput } from '#lib/analysis/drop/seen/schema'
import { markDropsSeen, takeSeenBack } from '#lib/analysis/drop/seen/service'
import { handOutInput } from '#lib/analysis/hand-out/schema'
import { action } from '#lib/platform/http/action'
import { checkedRows } from '#lib/records/approvals/export-rows'
import { approvalReason } from '#lib/records/approvals/schema'
import { readWholeDrops } from './_components/drop-query.ts'

const params = z.record(z.string(), z.string().max(4_000))

/** How many drops a file will have, whom to ask for it, or why there will be none. */
export const checkExport = action({
  name: 'drop.export',
  permission: 'customer:export',
  input: params,
  handler: async (ctx, given) => checkedRows(ctx, dropExport.count(ctx, await readWholeDrops(ctx, given))),
})

/** Asks for a file of more drops than the reader may export; the fields are those of the list's URL. */
export const askExport = action({
  name: 'drop.ask_export',
  permission: 'customer:export',
  input: z.object({ reason: approvalReason }).catchall(z.string().max(4_000)),
  handler: async (ctx, { reason, ...fields }) => {
    const given = params.parse(fields)
    const search = new URLSearchParams(given).toString()
    return { id: await dropExport.ask(ctx, { query: await readWholeDrops(ctx, given), search, reason }) }
  },
})

/** Tasks about some of the customers in the list, for who owns them or for one colleague; answers how many had which outcome. */
export const handOut = action({
  name: 'drop.hand_out',
  permission: 'task:create',
  input: handOutInput,
  handler: handOutDrops,
})

/** Some of the customers in the list are seen and let be; answers how many. */
export const markSeen = action({
  name: 'drop.mark_seen',
  permission: 'task:create',
  input: markSeenInput,
  handler: markDropsSeen,
})

/** Takes that back; answers of how many. */
export const unmarkSeen = action({
  name: 'drop.unmark_seen',
  permission: 'task:create',
  input: takeSeenBackInput,
  handler: takeSeenBack,
})
