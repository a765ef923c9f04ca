'use server'

import { acceptLevels, decideLevel, undoAccepted, withdrawLevel } from '#lib/analysis/relationship/level/decide'
import { acceptInput, decideInput, undoInput, withdrawInput } from '#lib/analysis/relationship/level/schema'
import { action } from '#lib/platform/http/action'
import { parseRecordId } from '#lib/platform/http/record-id'

/** What is recommended stands for some customers; answers for how many, and by what it is undone. */
export const acceptRecommended = action({
  name: 'customer.level',
  permission: 'customer:override',
  input: acceptInput,
  handler: acceptLevels,
})

/** Takes that back for those on whom nobody has decided since. */
export const undoRecommended = action({
  name: 'customer.level',
  permission: 'customer:override',
  input: undoInput,
  handler: undoAccepted,
})

/** A level set by hand, with the reason; or the request for it, where somebody else decides it. */
export const setLevel = action({
  name: 'customer.level',
  permission: 'customer:override',
  input: decideInput,
  handler: (ctx, { id, ...decided }) => decideLevel(ctx, parseRecordId(id), decided),
})

/** Takes a level away that was decided on. */
export const clearLevel = action({
  name: 'customer.level',
  permission: 'customer:override',
  input: withdrawInput,
  handler: async (ctx, { id }) => {
    await withdrawLevel(ctx, parseRecordId(id))
    return { cleared: true }
  },
})
