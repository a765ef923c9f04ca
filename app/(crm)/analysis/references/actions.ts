'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { checkedRows } from '#lib/records/approvals/export-rows'
import { approvalReason } from '#lib/records/approvals/schema'
import { referenceExport } from '#lib/records/references/export'
import { proposeReferenceBody, withdrawReferenceBody } from '#lib/records/references/schema'
import { proposeReference, withdrawReference } from '#lib/records/references/service'
import { readWholeReferences } from './_components/reference-query.ts'

const params = z.record(z.string(), z.string().max(4_000))

/** Proposes a customer as a reference; answers the id of the proposal. */
export const proposeOne = action({
  name: 'reference.propose',
  permission: 'customer:update',
  input: proposeReferenceBody,
  handler: async (ctx, input) => ({ id: (await proposeReference(ctx, input)).id }),
})

/** Withdraws a reference that is in force. */
export const withdrawOne = action({
  name: 'reference.withdraw',
  permission: 'customer:update',
  input: withdrawReferenceBody.extend({ id: z.coerce.number().int().positive() }),
  handler: async (ctx, { id, reason }) => ({ id: (await withdrawReference(ctx, id, reason)).id }),
})

/** How many references a file will have, whom to ask for it, or why there will be none. */
export const checkExport = action({
  name: 'reference.export',
  permission: 'customer:export',
  input: params,
  handler: async (ctx, given) => checkedRows(ctx, referenceExport.count(ctx, readWholeReferences(given))),
})

/** Asks for a file of more references than the reader may export. */
export const askExport = action({
  name: 'reference.ask_export',
  permission: 'customer:export',
  input: z.object({ reason: approvalReason }).catchall(z.string().max(4_000)),
  handler: async (ctx, { reason, ...fields }) => {
    const given = params.parse(fields)
    const search = new URLSearchParams(given).toString()
    return { id: await referenceExport.ask(ctx, { query: readWholeReferences(given), search, reason }) }
  },
})
