import { z } from 'zod'
import type { Context } from '#lib/platform/context'
import { approvalReason } from '#lib/records/approvals/schema'
import type { startOrAskBulkChange } from '#lib/records/customers/bulk/approval'
import { bulkChangeInput, chosenRows } from '#lib/records/customers/bulk/schema'
import { getBulkResult } from '#lib/records/customers/bulk/service'

/** The parameters of a list's URL. */
export const urlQuery = z.record(z.string().max(100), z.string().max(4_000))

/** A change of the rows that were chosen, or of all that a list holds. */
export const bulkRequest = z
  .strictObject({
    change: bulkChangeInput,
    rows: chosenRows.optional(),
    query: urlQuery.optional(),
    reason: approvalReason.optional(),
  })
  .refine((input) => (input.rows === undefined) !== (input.query === undefined), {
    path: ['rows'],
    params: { code: 'give_one' },
  })

/** Answers what became of a change so far, or whom it waits for when somebody else decides it. */
export async function bulkAnswer(ctx: Context, begun: Awaited<ReturnType<typeof startOrAskBulkChange>>) {
  if ('askedId' in begun) return { askedId: begun.askedId }
  const { id, status, changed, background } = begun.started
  const { outcomes } = background ? { outcomes: {} } : await getBulkResult(ctx, id)
  return { id, status, changed, outcomes }
}
