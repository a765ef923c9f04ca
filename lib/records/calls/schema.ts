import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { lacksOf } from '../cases/desk/complete.ts'
import { intakeInput } from '../cases/desk/schema.ts'
import { createInteractionBody } from '../interactions/schema.ts'
import { noteLeadInput } from '../opportunities/schema.ts'
import { text } from '../record/fields.ts'

/** What a call may turn out to be: something the customer needs, a chance to develop it, or something to be put right or done. */
export const CALL_OUTCOMES = ['need', 'opportunity', 'case'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** What a case that comes of a call asks for. */
export const CALL_CASE_TYPES = ['complaint', 'request'] as const

/** As whom the caller is written down who is in no record yet. */
export const CALLER_KINDS = ['consumer', 'business'] as const

const { contact_id, next_touch_on } = createInteractionBody.shape
const { pieces_month, contact_name, name } = noteLeadInput.shape
const { waybill_no, subcategory, caller_phone } = intakeInput.shape
const heard = text(4_000)

/** One form for a call: who called, what was said, and what it is. Each field is read as the record reads it that comes of the call. */
export const recordCallInput = z
  .strictObject({
    caller_phone,
    customer_id: recordId.optional(),
    contact_id,
    name: name.optional(),
    kind: z.enum(CALLER_KINDS).optional(),
    heard,
    outcome: z.enum(CALL_OUTCOMES),
    next_touch_on,
    pieces_month,
    contact_name,
    type: z.enum(CALL_CASE_TYPES).optional(),
    subcategory,
    waybill_no,
  })
  .superRefine(
    (
      { outcome, caller_phone: phone, heard: said, customer_id, name: named, next_touch_on: touch, type, subcategory: term },
      refinement,
    ) => {
      const needs = (field: string) => refinement.addIssue({ code: 'custom', path: [field], params: { code: 'required' } })
      // Whose a case is, is settled where cases are recorded: its waybill or the caller's number may tell.
      if (outcome !== 'case' && customer_id === undefined && named === undefined) needs('name')
      if (outcome === 'need' && typeof touch !== 'string') needs('next_touch_on')
      if (outcome === 'case' && type === undefined) needs('type')
      if (outcome === 'case' && type !== undefined)
        for (const { field, code } of lacksOf({ type, subcategory: term, caller_phone: phone, customer_id, description: said }))
          refinement.addIssue({ code: 'custom', path: [field], params: { code } })
    },
  )
export type RecordCallInput = z.output<typeof recordCallInput>
