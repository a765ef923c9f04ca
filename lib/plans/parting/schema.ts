import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { day, text } from '#lib/records/record/fields'
import { customerIn, customerOut, idOut, instantOut, pageOfResources } from '#lib/records/record/resource'
import { partingStates, partingSteps } from './parting.ts'

const minor = z.int()

/** What a customer brought and cost when somebody proposed to part with it: frozen with the proposal. Amounts in minor units of `currency`. */
export const proof = z.object({
  run_id: idOut,
  as_of: z.string(),
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  revenue_minor: minor,
  pickup_minor: minor,
  linehaul_minor: minor,
  delivery_minor: minor,
  other_minor: minor,
  known_revenue_minor: minor.meta({ description: 'of the waybills of which revenue and cost are both known' }),
  known_cost_minor: minor,
  margin_minor: minor,
  claims_minor: minor,
  service_minor: minor,
  marketing_minor: minor,
  profit_minor: minor.meta({ description: 'margin − claims − service − marketing' }),
  unpriced: z.int().meta({ description: 'waybills without a freight' }),
  uncosted: z.int().meta({ description: 'waybills without a freight or a cost: the margin leaves them out' }),
  reasons: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
})
export type Proof = z.infer<typeof proof>

export const partingGroundResource = z.object({
  ...customerOut,
  class: z.string().nullable().meta({ description: 'that stands on the golden list; null for who is not on it' }),
  may_propose: z.boolean().meta({ description: 'only of the class to part with' }),
  proof: proof.nullable().meta({ description: 'as a proposal of now would freeze it; null for who is not on the list' }),
})
export type PartingGroundResource = z.infer<typeof partingGroundResource>

export const proposePartingInput = z.strictObject({ ...customerIn, reason: text(500) })
export type ProposePartingInput = z.output<typeof proposePartingInput>

export const listPartingsQuery = z.strictObject({
  ...listQuery(['id'], '-id'),
  state: z.enum(partingStates).optional(),
  customer: recordId.optional(),
})
export type ListPartingsInput = z.output<typeof listPartingsQuery>

export const partingStepPath = z.strictObject({ id: recordId, step: z.enum(partingSteps) })
export const putStepBody = z.strictObject({
  due_on: day,
  done_on: day.nullable().optional().meta({ description: 'not later than today; steps before it must be done' }),
  note: text(500).nullable().optional(),
})
export type PutStepInput = z.output<typeof putStepBody>
export const takeBackBody = z.strictObject({ reason: text(500) })

const step = z.object({
  step: z.enum(partingSteps),
  due_on: z.string(),
  set_by_name: z.string(),
  set_at: instantOut,
  done_on: z.string().nullable(),
  done_by_name: z.string().nullable(),
  note: z.string().nullable(),
})

export const partingResource = z.object({
  id: idOut,
  ...customerOut,
  state: z.enum(partingStates),
  reason: z.string(),
  proof,
  proposed_by_name: z.string(),
  proposed_at: instantOut,
  approval_id: idOut,
  decided_by_name: z.string().nullable(),
  decided_at: instantOut.nullable(),
  steps: z.array(step),
  taken_back_by_name: z.string().nullable(),
  taken_back_at: instantOut.nullable(),
  taken_back_reason: z.string().nullable(),
})
export type PartingResource = z.infer<typeof partingResource>
export const partingListResource = pageOfResources(partingResource)
