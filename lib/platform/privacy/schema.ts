import { z } from 'zod'
import { textProblem } from '#lib/core/text'
import { recordId } from '../http/record-id.ts'

const text = (maxCharacters: number) =>
  z
    .string()
    .meta({ minLength: 1, maxLength: maxCharacters })
    .superRefine((value, refinement) => {
      const code = textProblem(value, maxCharacters) ?? (value.trim() === '' ? 'required' : null)
      if (code !== null) refinement.addIssue({ code: 'custom', params: { code } })
    })
    .transform((value) => value.normalize('NFC').trim())

const grounds = {
  purpose: text(100).meta({ description: 'what it is for, such as call or message' }),
  reason: text(500)
    .optional()
    .meta({ description: 'needed unless it is the contact of one’s own business customer, or the caller of an open case' }),
  case_id: recordId.optional().meta({ description: 'the open case whose caller this is' }),
}

export const customerFields = ['name', 'phone', 'address', 'caller_name', 'caller_phone'] as const
export const contactFields = ['name', 'phone', 'email'] as const

/** The caller's name and telephone number belong to a case and are asked for with its `case_id`. */
export const revealCustomerInput = z.strictObject({ field: z.enum(customerFields), ...grounds })
export const revealContactInput = z.strictObject({ field: z.enum(contactFields), ...grounds })

export const revealWarnings = ['many_unlinked', 'many_linked'] as const

export const revealResource = z.object({
  field: z.string(),
  value: z.string(),
  /** Whether the customer's owner or a case stands behind it. */
  linked: z.boolean(),
  warning: z.enum(revealWarnings).nullable(),
})

/** Exactly one of the three, whole. */
export const duplicateCheckInput = z
  .strictObject({ name: text(200).optional(), phone: text(40).optional(), credit_code: text(40).optional() })
  .superRefine((input, refinement) => {
    const given = Object.entries(input).filter(([, value]) => value !== undefined)
    if (given.length !== 1) refinement.addIssue({ code: 'custom', params: { code: 'give_one' } })
    const digits = input.phone?.normalize('NFKC').replace(/\D/g, '').length ?? 11
    if (digits < 7) refinement.addIssue({ code: 'custom', path: ['phone'], params: { code: 'too_small' } })
    if (input.name !== undefined && Array.from(input.name).length < 2)
      refinement.addIssue({ code: 'custom', path: ['name'], params: { code: 'too_small' } })
  })

export const duplicateCheckResource = z.object({
  exists: z.boolean(),
  matches: z.array(
    z.object({
      matched: z.enum(['name', 'phone', 'credit_code']),
      masked_name: z.string(),
      owner_name: z.string().nullable(),
      outlet_name: z.string().nullable(),
    }),
  ),
})
