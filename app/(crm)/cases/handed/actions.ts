'use server'

import { z } from 'zod'
import { AppError } from '#lib/core/errors'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { OUTLET_FAULTS } from '#lib/records/cases/event'
import { answerAsOutlet } from '#lib/records/cases/handed/service'
import { DESCRIPTION_MAX } from '#lib/records/cases/schema'
import { text } from '#lib/records/record/fields'

/** The answer of an outlet that was asked. */
export const answerForOutlet = action({
  name: 'case.answer_as_outlet',
  permission: 'case:answer',
  input: z.strictObject({
    id: recordId,
    text: text(DESCRIPTION_MAX).optional(),
    fault: z.enum(OUTLET_FAULTS).optional(),
  }),
  handler: async (ctx, { id, fault, text: said }) => {
    const named = parseRecordId(id)
    if (!('id' in named)) throw new AppError('not_found', {})
    const issues = [
      ...(fault === undefined ? [{ name: 'fault', code: 'choose_one', params: {} }] : []),
      ...(said === undefined ? [{ name: 'text', code: 'required', params: {} }] : []),
    ]
    if (fault === undefined || said === undefined) throw new AppError('invalid_request', {}, { issues })
    return { id: (await answerAsOutlet(ctx, named.id, { fault, text: said })).id }
  },
})
