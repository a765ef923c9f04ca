'use server'

import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { createInteractionBody, updateInteractionBody } from '#lib/records/interactions/schema'
import { createInteraction, updateInteraction } from '#lib/records/interactions/service'

/** What was said with a customer, and the day of the next touch; answers its id. */
export const logInteraction = action({
  name: 'interaction.create',
  permission: 'interaction:create',
  input: createInteractionBody,
  handler: async (ctx, input) => ({ id: (await createInteraction(ctx, input)).id }),
})

/** What was noted wrongly, or not at all; also to archive it. */
export const changeInteraction = action({
  name: 'interaction.update',
  permission: 'interaction:update',
  input: updateInteractionBody.extend({ id: recordId }),
  handler: async (ctx, { id, ...changes }) => ({ id: (await updateInteraction(ctx, parseRecordId(id), changes)).id }),
})
