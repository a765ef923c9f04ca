'use server'

import { z } from 'zod'
import { noteWinBack, recordLoss, takeLossBack } from '#lib/analysis/losses/record'
import { recordLossInput, winBackInput } from '#lib/analysis/losses/schema'
import { parseMinor } from '#lib/core/money'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { text } from '#lib/records/record/fields'

const lossId = z.int().positive()
const longestAmount = 20

/** Why a customer left. */
export const saveLoss = action({
  name: 'loss.record',
  permission: 'customer:update',
  input: recordLossInput.extend({ customer: recordId }),
  handler: (ctx, { customer, ...input }) => recordLoss(ctx, parseRecordId(customer), input),
})

/** What was said of a loss is taken back. */
export const unsaveLoss = action({
  name: 'loss.take_back',
  permission: 'customer:update',
  input: z.strictObject({ id: lossId, version: z.int().positive() }),
  handler: async (ctx, { id, version }) => {
    await takeLossBack(ctx, id, { version })
    return null
  },
})

/** An attempt to win a customer back. */
export const saveWinBack = action({
  name: 'loss.win_back',
  permission: 'customer:update',
  input: winBackInput.omit({ cost_minor: true }).extend({ id: lossId, cost: text(longestAmount).optional() }),
  handler: async (ctx, { id, cost, ...input }) => {
    const amount = cost === undefined ? {} : { cost_minor: parseMinor(cost, ctx.company.currency, 'cost') }
    await noteWinBack(ctx, id, { ...input, ...amount })
    return null
  },
})
