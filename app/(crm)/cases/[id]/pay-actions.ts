'use server'

import { z } from 'zod'
import { parseMinor } from '#lib/core/money'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { giveGoodwill } from '#lib/records/cases/desk/goodwill'
import { notePaid, notePayCall } from '#lib/records/cases/desk/paid'
import { goodwillInput, paidInput, payCallInput } from '#lib/records/cases/desk/schema'
import { getCase } from '#lib/records/cases/service'

const named = { id: recordId }

/** Gives a coupon as goodwill, or asks for it where somebody else decides; the amount is typed in whole units with decimals. */
export const giveCoupon = action({
  name: 'case.goodwill',
  permission: 'case:update',
  input: goodwillInput.omit({ goodwill_minor: true }).extend({ ...named, goodwill: z.string().max(40) }),
  handler: async (ctx, { id, goodwill, ...input }) => {
    const { currency } = await getCase(ctx, parseRecordId(id))
    const minor = parseMinor(goodwill, currency, 'goodwill')
    await giveGoodwill(ctx, parseRecordId(id), { ...input, goodwill_minor: minor })
    return { version: (await getCase(ctx, parseRecordId(id))).version }
  },
})

/** What is owed was paid. */
export const noteMoneyPaid = action({
  name: 'case.paid',
  permission: 'case:update',
  input: paidInput.extend(named),
  handler: async (ctx, { id, ...input }) => ({ version: (await notePaid(ctx, parseRecordId(id), input)).version }),
})

/** What came of the call after paying. */
export const noteMoneyCame = action({
  name: 'case.pay_call',
  permission: 'case:update',
  input: payCallInput.extend(named),
  handler: async (ctx, { id, ...input }) => ({ version: (await notePayCall(ctx, parseRecordId(id), input)).version }),
})
