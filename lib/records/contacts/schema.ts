import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery, queryText } from '#lib/platform/list/list-query'
import { externalId, flag, text, version } from '../record/fields.ts'
import { customerIn, customerOut, pageOfResources, recordFields } from '../record/resource.ts'

/** The part a contact plays when its firm decides. */
export const decisionRoles = ['decider', 'influencer', 'user', 'gatekeeper', 'payer'] as const

/** How much a contact's opinion weighs when its firm decides. */
export const influences = ['high', 'medium', 'low'] as const
/** How a contact stands towards working with us; null is unknown. */
export const attitudes = ['supportive', 'neutral', 'opposed'] as const

const fields = {
  external_id: externalId.nullable().optional(),
  phone: text(100).nullable().optional(),
  email: text(200).nullable().optional(),
  title: text(100).nullable().optional(),
  decision_role: z.enum(decisionRoles).nullable().optional(),
  influence: z.enum(influences).nullable().optional().meta({ description: 'how much the opinion weighs; null: unknown' }),
  attitude: z.enum(attitudes).nullable().optional().meta({ description: 'towards working with us; null: unknown' }),
}

export const createContactBody = z.strictObject({ ...customerIn, name: text(200), ...fields })
export type CreateContactInput = z.output<typeof createContactBody>

export const updateContactBody = z.strictObject({
  version,
  name: text(200).optional(),
  ...fields,
  archived: z.boolean().optional(),
})
export type UpdateContactInput = z.output<typeof updateContactBody>

const { limit, cursor, sort } = listQuery(['id'], '-id')
export const listContactsQuery = z.strictObject({
  limit,
  cursor,
  sort,
  q: queryText().optional().meta({
    description:
      'a whole telephone number, exactly its last four digits, or part of the name, of its pinyin, of the initials of it, or of the external id; at least two characters',
  }),
  customer: recordId.optional(),
  decision_role: z.enum(decisionRoles).optional(),
  archived: flag.optional().meta({ description: 'true: the archived ones instead of the others' }),
})
export type ListContactsInput = z.output<typeof listContactsQuery>

export const contactResource = z.object({
  ...recordFields,
  ...customerOut,
  name: z.string().meta({ description: 'masked' }),
  phone: z.string().nullable().meta({ description: 'masked' }),
  email: z.string().nullable().meta({ description: 'masked' }),
  title: z.string().nullable(),
  decision_role: z.enum(decisionRoles).nullable(),
  influence: z.enum(influences).nullable(),
  attitude: z.enum(attitudes).nullable(),
  archived: z.boolean(),
})
export type ContactResource = z.infer<typeof contactResource>
export const contactListResource = pageOfResources(contactResource)
