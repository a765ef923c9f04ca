'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { approvalReason } from '#lib/records/approvals/schema'
import { startOrAskBulkChange } from '#lib/records/customers/bulk/approval'
import { bulkChangeInput, chosenRows } from '#lib/records/customers/bulk/schema'
import { getBulkResult } from '#lib/records/customers/bulk/service'
import { customersOfList } from '#lib/records/opportunities/service'
import { readWholeProspects } from '../_components/prospect-query.ts'

/** The parameters of the list's URL. */
const query = z.record(z.string().max(100), z.string().max(4_000))

/** How many customers the prospects of a list are. */
export const countProspects = action({
  name: 'prospect.count',
  permission: 'customer:read',
  input: z.strictObject({ query }),
  handler: async (ctx, { query: given }) => ({ count: (await customersOfList(ctx, readWholeProspects(given))).length }),
})

/** The same change of chosen prospects, or of all that a list holds, as one of their customers; answers what became of it so far, or whom it waits for when somebody else decides it. */
export const changeProspects = action({
  name: 'prospect.bulk_change',
  permission: 'customer:update',
  input: z
    .strictObject({
      change: bulkChangeInput,
      rows: chosenRows.optional(),
      query: query.optional(),
      reason: approvalReason.optional(),
    })
    .refine((input) => (input.rows === undefined) !== (input.query === undefined), {
      path: ['rows'],
      params: { code: 'give_one' },
    }),
  handler: async (ctx, { change, rows, query: given = {}, reason }) => {
    const choice = rows === undefined ? { query: { ids: await customersOfList(ctx, readWholeProspects(given)) } } : { rows }
    const begun = await startOrAskBulkChange(ctx, change, choice, { reason, search: '' })
    if ('askedId' in begun) return { askedId: begun.askedId }
    const done = begun.started
    const { outcomes } = done.background ? { outcomes: {} } : await getBulkResult(ctx, done.id)
    return { id: done.id, status: done.status, changed: done.changed, outcomes }
  },
})
