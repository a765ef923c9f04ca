import { z } from 'zod'
import { recordId } from '#lib/platform/http/record-id'
import { listQuery, queryText } from '#lib/platform/list/list-query'
import { day, externalId, flag, instant, positiveMinor, text, version } from '../record/fields.ts'
import { customerIn, customerOut, idOut, instantOut, pageOfResources, recordFields } from '../record/resource.ts'
import { TOUCH_CHANNELS } from './channel.ts'

export const directions = ['inbound', 'outbound'] as const

/** By which way somebody spoke with a customer. */
const touchChannel = text(60).meta({ description: `${TOUCH_CHANNELS.join(', ')}, or a term of the company’s own` })

const MOST_MINUTES = 7 * 24 * 60

const fields = {
  external_id: externalId.nullable().optional(),
  contact_id: recordId.nullable().optional(),
  duration_minutes: z.int().min(0).max(MOST_MINUTES).nullable().optional(),
  purpose: text(200).nullable().optional(),
  heard: text(4_000).nullable().optional().meta({ description: 'what the customer said' }),
  answered: text(4_000).nullable().optional().meta({ description: 'what was answered to it' }),
  result: text(2_000).nullable().optional(),
  cost_minor: positiveMinor.nullable().optional(),
  next_touch_on: day
    .nullable()
    .optional()
    .meta({ description: 'becomes the one next follow-up of the customer; null clears it; left out it stays' }),
}

export const createInteractionBody = z.strictObject({
  ...customerIn,
  user_id: recordId.optional().meta({ description: 'who did it; the caller when left out' }),
  channel: touchChannel,
  direction: z.enum(directions).default('outbound'),
  occurred_at: instant.optional().meta({ description: 'now when left out' }),
  ...fields,
})
export type CreateInteractionInput = z.output<typeof createInteractionBody>

export const updateInteractionBody = z.strictObject({
  version,
  channel: touchChannel.optional(),
  direction: z.enum(directions).optional(),
  occurred_at: instant.optional(),
  ...fields,
  archived: z.boolean().optional(),
})
export type UpdateInteractionInput = z.output<typeof updateInteractionBody>

const { limit, cursor, sort } = listQuery(['occurred_at', 'id'], '-occurred_at')
export const listInteractionsQuery = z.strictObject({
  limit,
  cursor,
  sort,
  q: queryText(100)
    .optional()
    .meta({ description: 'two characters or more of its purpose, of what was heard or answered, or of its result' }),
  customer: recordId.optional(),
  user: recordId.optional(),
  channel: queryText(60).optional(),
  direction: z.enum(directions).optional(),
  from: day.optional().meta({ description: 'first day' }),
  to: day.optional().meta({ description: 'day after the last' }),
  archived: flag.optional().meta({ description: 'true: the archived ones instead of the others' }),
})
export type ListInteractionsInput = z.output<typeof listInteractionsQuery>

export const interactionResource = z.object({
  ...recordFields,
  ...customerOut,
  contact_id: idOut.nullable(),
  user_id: idOut,
  user_name: z.string(),
  channel: z.string(),
  direction: z.enum(directions),
  occurred_at: instantOut,
  duration_minutes: z.int().nullable(),
  purpose: z.string().nullable(),
  heard: z.string().nullable(),
  answered: z.string().nullable(),
  result: z.string().nullable(),
  cost_minor: z.int().nullable(),
  currency: z.string(),
  next_touch_on: z.string().nullable(),
  archived: z.boolean(),
})
export type InteractionResource = z.infer<typeof interactionResource>
export const interactionListResource = pageOfResources(interactionResource)
