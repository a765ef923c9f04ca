import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { day, text, version } from '../record/fields.ts'
import { idOut, instantOut, pageOfResources } from '../record/resource.ts'
import { fact } from './fact.ts'
import { approvalStatuses } from './repository.ts'

export const REASON_MAX = 500
/** Why something is asked for, or refused. */
export const approvalReason = text(REASON_MAX)

export const decideBody = z.strictObject({
  version,
  decision: z.enum(['approve', 'refuse']),
  reason: approvalReason.optional().meta({ description: 'required for a refusal' }),
})
export type DecideInput = z.output<typeof decideBody>

export const withdrawBody = z.strictObject({ version })
export type WithdrawInput = z.output<typeof withdrawBody>

/** Somebody else decides, from one day to another. */
export const delegateInput = z.strictObject({ delegate_email: text(320), from_on: day, to_on: day })
export type DelegateInput = z.output<typeof delegateInput>

/** What waits for the actor, what the actor asked for, what the actor decided. */
export const approvalBoxes = ['waiting', 'asked', 'decided'] as const
export type ApprovalBox = (typeof approvalBoxes)[number]

export const listApprovalsQuery = z.strictObject({
  box: z.enum(approvalBoxes).default('waiting'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(4_000).optional(),
})

export const approvalPath = z.strictObject({ id: recordId })

export const approvalResource = z.object({
  id: idOut,
  kind: z.string(),
  rule: z.string(),
  status: z.enum(approvalStatuses),
  requested_by: idOut,
  requested_by_name: z.string(),
  reason: z.string(),
  customer_id: idOut.nullable().meta({ description: 'null where it is about no customer, and for one out of scope' }),
  customer_name: z.string().nullable(),
  customer_class: z.string().nullable(),
  outlet_name: z.string(),
  measure: z.number().meta({ description: 'in what the rule counts: whole units of the currency, customers, classes or rows' }),
  facts: z.array(fact),
  asked_at: instantOut,
  due_at: instantOut.nullable(),
  decider_names: z.array(z.string()),
  decided_at: instantOut.nullable(),
  decided_by_name: z.string().nullable(),
  decision_reason: z.string().nullable(),
  version: z.int(),
})
export type ApprovalResource = z.infer<typeof approvalResource>
export const approvalListResource = pageOfResources(approvalResource)

/** A line of a rule, as the settings take it; an empty ceiling is none. */
export const ruleLineInput = z.strictObject({
  most: z.int().min(0).max(1_000_000_000).nullable(),
  hours: z.int().min(1).max(720),
})
export type RuleLineInput = z.output<typeof ruleLineInput>
