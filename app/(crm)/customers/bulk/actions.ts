'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { queryText } from '#lib/platform/list/list-query'
import { startOrAskBulkChange } from '#lib/records/customers/bulk/approval'
import { chosenIds, namedBulkChange } from '#lib/records/customers/bulk/schema'
import { cancelBulkChange, countAll, countBelow, undoBulkChange } from '#lib/records/customers/bulk/service'
import { listNewOwners } from '#lib/records/customers/new-owners'
import { lifecycles } from '#lib/records/customers/view'
import { readWholeList } from '../_components/list-query.ts'
import { bulkAnswer, bulkRequest, urlQuery } from './bulk-request.ts'

const firstFew = 20
/** How many customers a list holds in all. */
export const countMatching = action({
  name: 'customer.count',
  permission: 'customer:read',
  input: z.strictObject({ query: urlQuery }),
  handler: async (ctx, { query: given }) => ({ count: await countAll(ctx, await readWholeList(ctx, given)) }),
})

/** How many of chosen customers, or of all that a list holds, do not meet the gate into a stage. */
export const countBelowStage = action({
  name: 'customer.count_below',
  permission: 'customer:read',
  input: z
    .strictObject({ lifecycle: z.enum(lifecycles), ids: chosenIds.optional(), query: urlQuery.optional() })
    .refine((input) => (input.ids === undefined) !== (input.query === undefined), {
      path: ['ids'],
      params: { code: 'give_one' },
    }),
  handler: async (ctx, { lifecycle, ids, query: given = {} }) => ({
    count: await countBelow(ctx, lifecycle, ids === undefined ? { query: await readWholeList(ctx, given) } : { ids }),
  }),
})

/** The same change of chosen customers, or of all that a list holds; answers what became of it so far, or whom it waits for when somebody else decides it. */
export const changeMany = action({
  name: 'customer.bulk_change',
  permission: 'customer:update',
  input: bulkRequest,
  handler: async (ctx, { change, rows, query: given = {}, reason }) => {
    const choice = rows === undefined ? { query: await readWholeList(ctx, given) } : { rows }
    const search = new URLSearchParams(given).toString()
    const begun = await startOrAskBulkChange(ctx, change, choice, { reason, search })
    return bulkAnswer(ctx, begun)
  },
})

/** Gives customers back what a change of many took from them. */
export const undoMany = action({
  name: 'customer.bulk_undo',
  permission: 'customer:update',
  input: namedBulkChange,
  handler: async (ctx, { id }) => {
    const { status, undone, kept } = await undoBulkChange(ctx, id)
    return { id, status, undone, kept }
  },
})

/** Asks a change that is at work to stop. */
export const cancelMany = action({
  name: 'customer.bulk_cancel',
  permission: 'customer:update',
  input: namedBulkChange,
  handler: async (ctx, { id }) => ({ status: (await cancelBulkChange(ctx, id)).status }),
})

/** Colleagues to whom customers may be handed over. */
export const findNewOwners = action({
  name: 'user.find',
  permission: 'user:read',
  input: z.strictObject({ q: queryText(100).optional() }),
  handler: async (ctx, { q }) =>
    (await listNewOwners(ctx, q, firstFew)).map(({ email, name }) => ({ id: email, name, detail: email })),
})
