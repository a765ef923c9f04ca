'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { OUTLET_FAULTS } from '#lib/records/cases/event'
import { answerAsOutlet } from '#lib/records/cases/handed/service'
import { DESCRIPTION_MAX } from '#lib/records/cases/schema'
import { text } from '#lib/records/record/fields'

/** The answer of an outlet that was asked. */
export const answerForOutlet = action({
  name: 'case.answer_as_outlet',
  permission: 'case:answer',
  input: z.strictObject({
    id: z
      .string()
      .regex(/^[1-9]\d{0,8}$/)
      .transform(Number),
    text: text(DESCRIPTION_MAX),
    fault: z.enum(OUTLET_FAULTS),
  }),
  handler: async (ctx, { id, ...input }) => ({ id: (await answerAsOutlet(ctx, id, input)).id }),
})
