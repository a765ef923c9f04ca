'use server'

import { z } from 'zod'
import { measuresOfCustomer } from '#lib/analysis/customer-measures/service'
import { action } from '#lib/platform/http/action'
import { figureTexts } from './_components/figure-texts.ts'

/** Every figure that schemes name of a customer, as texts in the reader's language. */
export const readFigures = action({
  name: 'customer.figures',
  permission: 'analysis:read',
  input: z.strictObject({ customer: z.int().positive().max(2_147_483_647) }),
  handler: async (ctx, { customer }) => figureTexts(ctx, await measuresOfCustomer(ctx, customer)),
})
