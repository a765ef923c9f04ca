'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { startOrAskBulkChange } from '#lib/records/customers/bulk/approval'
import { customersOfList } from '#lib/records/opportunities/service'
import { bulkAnswer, bulkRequest, urlQuery } from '../../customers/bulk/bulk-request.ts'
import { readWholeProspects } from '../_components/prospect-query.ts'

/** How many customers the prospects of a list are. */
export const countProspects = action({
  name: 'prospect.count',
  permission: 'customer:read',
  input: z.strictObject({ query: urlQuery }),
  handler: async (ctx, { query: given }) => ({ count: (await customersOfList(ctx, readWholeProspects(given))).length }),
})

/** The same change of chosen prospects, or of all that a list holds, as one of their customers; answers what became of it so far, or whom it waits for when somebody else decides it. */
export const changeProspects = action({
  name: 'prospect.bulk_change',
  permission: 'customer:update',
  input: bulkRequest,
  handler: async (ctx, { change, rows, query: given = {}, reason }) => {
    const choice = rows === undefined ? { query: { ids: await customersOfList(ctx, readWholeProspects(given)) } } : { rows }
    const begun = await startOrAskBulkChange(ctx, change, choice, { reason, search: '' })
    return bulkAnswer(ctx, begun)
  },
})
