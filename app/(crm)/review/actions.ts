'use server'

import { z } from 'zod'
import { countReviewExport } from '#lib/plans/annual-review/export'
import { askReviewExport } from '#lib/plans/annual-review/export-approval'
import { WRITTEN_PARTS } from '#lib/plans/annual-review/figures'
import { openInput, signInput, wordsInput } from '#lib/plans/annual-review/schema'
import { signReview } from '#lib/plans/annual-review/sign'
import { classifyForReview, openReview, refreshReview, removeWanted, writeWords } from '#lib/plans/annual-review/write'
import { action } from '#lib/platform/http/action'
import { recordId } from '#lib/platform/http/record-id'
import { checkedRows } from '#lib/records/approvals/export-rows'
import { approvalReason } from '#lib/records/approvals/schema'

const { year } = openInput.shape

/** Opens the workbook of a year. */
export const openYear = action({
  name: 'review.open',
  permission: 'review:update',
  input: openInput,
  handler: async (ctx, input) => {
    await openReview(ctx, input)
    return null
  },
})

/** Works the figures of an open workbook out anew. */
export const refreshYear = action({
  name: 'review.refresh',
  permission: 'review:update',
  input: openInput,
  handler: async (ctx, input) => {
    await refreshReview(ctx, input.year)
    return null
  },
})

/** Asks for the classification of a workbook anew. */
export const classifyYear = action({
  name: 'review.classify',
  permission: 'analysis:run',
  input: openInput,
  handler: async (ctx, input) => ({ asked: await classifyForReview(ctx, input.year) }),
})

/** Writes what is said of a customer in a part; in the wanted list that puts it there. */
export const writeEntry = action({
  name: 'review.write',
  permission: 'review:update',
  input: wordsInput.extend({ year, part: z.enum(WRITTEN_PARTS), customer: recordId }),
  handler: async (ctx, { year: of, part, customer, ...words }) => {
    await writeWords(ctx, { year: of, part, customer }, words)
    return null
  },
})

/** Takes a customer off the wanted list. */
export const removeEntry = action({
  name: 'review.remove',
  permission: 'review:update',
  input: z.strictObject({ year, customer: recordId }),
  handler: async (ctx, asked) => {
    await removeWanted(ctx, asked)
    return null
  },
})

/** Signs the workbook of a year. */
export const signYear = action({
  name: 'review.sign',
  permission: 'review:sign',
  input: signInput.extend({ year }),
  handler: async (ctx, { year: of, ...input }) => {
    await signReview(ctx, of, input)
    return null
  },
})

const exported = z.object({ year: z.coerce.number().pipe(year) })

/** How many rows the file of a workbook will have, whom to ask for it, or why there will be none. */
export const checkExport = action({
  name: 'review.export',
  permission: 'customer:export',
  input: exported,
  handler: (ctx, input) => checkedRows(ctx, countReviewExport(ctx, input.year)),
})

/** Asks for the file of a workbook with more rows than the reader may export. */
export const askExport = action({
  name: 'review.ask_export',
  permission: 'customer:export',
  input: exported.extend({ reason: approvalReason }),
  handler: async (ctx, input) => ({ id: await askReviewExport(ctx, input) }),
})
