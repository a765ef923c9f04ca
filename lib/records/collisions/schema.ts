import { z } from 'zod'
import { text, version } from '../record/fields.ts'
import { collisionRulings } from './collision.ts'

/** By what the customer is known: exactly one of the three, whole. */
const name = text(200).optional()
const phone = text(40).optional()
const credit_code = text(40).optional()

export const claimInput = z
  .strictObject({ name, phone, credit_code, ground: text(60), evidence: text(2_000) })
  .superRefine((input, refinement) => {
    const given = [input.name, input.phone, input.credit_code].filter((value) => value !== undefined)
    if (given.length !== 1) refinement.addIssue({ code: 'custom', path: ['name'], params: { code: 'give_one' } })
  })
export type ClaimInput = z.output<typeof claimInput>

export const ruleInput = z.strictObject({ version, ruling: z.enum(collisionRulings), reason: text(1_000) })
export type RuleInput = z.output<typeof ruleInput>
