import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery } from '#lib/platform/list/list-query'
import { day, text } from '../record/fields.ts'
import { customerIn, customerOut, idOut, instantOut, pageOfResources } from '../record/resource.ts'

/** Why a customer's name helps us (标杆): what it is. */
export const referenceBases = ['global_500', 'national_500', 'industry_leader', 'listed', 'public_body', 'well_known'] as const

/** How a reference stands on a day: waits for its approval, was refused or taken back before it, is named, its time is over, was withdrawn. */
export const referenceStates = ['waiting', 'refused', 'in_force', 'ended', 'withdrawn'] as const

export const proposeReferenceBody = z.strictObject({
  ...customerIn,
  basis: z.enum(referenceBases),
  merit: text(500).meta({ description: 'why naming it helps' }),
  consent_on: day.meta({ description: 'when the customer agreed to be named' }),
  consent_by: text(100).meta({ description: 'who agreed for the customer' }),
  consent_paper: text(200).meta({ description: 'where that is on file: number or place of the paper' }),
  ends_on: day.meta({ description: 'from this day on it is named no longer' }),
})
export type ProposeReferenceInput = z.output<typeof proposeReferenceBody>

export const withdrawReferenceBody = z.strictObject({ reason: text(500) })

export const referenceSorts = ['ends_on', 'id'] as const
export const listReferencesQuery = z.strictObject({
  ...listQuery(referenceSorts, '-id'),
  state: z.enum(referenceStates).optional(),
  basis: z.enum(referenceBases).optional(),
  customer: recordId.optional(),
})
export type ListReferencesInput = z.output<typeof listReferencesQuery>

export const referenceResource = z.object({
  id: idOut,
  ...customerOut,
  state: z.enum(referenceStates),
  basis: z.enum(referenceBases),
  merit: z.string(),
  consent_on: z.string(),
  consent_by: z.string().meta({ description: 'who agreed for the customer' }),
  consent_paper: z.string(),
  ends_on: z.string(),
  proposed_by: idOut,
  proposed_by_name: z.string(),
  proposed_at: instantOut,
  approval_id: idOut,
  decided_by_name: z.string().nullable(),
  decided_at: instantOut.nullable(),
  withdrawn_by_name: z.string().nullable(),
  withdrawn_at: instantOut.nullable(),
  withdrawn_reason: z.string().nullable(),
})
export type ReferenceResource = z.infer<typeof referenceResource>
export const referenceListResource = pageOfResources(referenceResource)
