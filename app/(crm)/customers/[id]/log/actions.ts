'use server'

import { z } from 'zod'
import { invalidField } from '#lib/core/errors'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { saysSomething } from '#lib/records/interactions/content'
import { createInteractionBody, updateInteractionBody } from '#lib/records/interactions/schema'
import { createInteraction, getInteraction, updateInteraction } from '#lib/records/interactions/service'
import { takeBackInteraction } from '#lib/records/interactions/take-back'

/** What was said with a customer, and the day of the next touch; answers its id. One that says nothing is refused: it would count as a touch all the same. */
export const logInteraction = action({
  name: 'interaction.create',
  permission: 'interaction:create',
  input: createInteractionBody,
  handler: async (ctx, input) => {
    if (!saysSomething(input)) throw invalidField('heard', 'note_says_nothing')
    return { id: (await createInteraction(ctx, input)).id }
  },
})

/** What was noted wrongly, or not at all; also to archive it. */
export const changeInteraction = action({
  name: 'interaction.update',
  permission: 'interaction:update',
  input: updateInteractionBody.extend({ id: recordId }),
  handler: async (ctx, { id, ...changes }) => {
    const named = parseRecordId(id)
    if (changes.archived === undefined && !saysSomething({ ...(await getInteraction(ctx, named)), ...changes }))
      throw invalidField('heard', 'note_says_nothing')
    return { id: (await updateInteraction(ctx, named, changes)).id }
  },
})

/** Takes back a note of one's own on the day on which it was written. */
export const takeBackNote = action({
  name: 'interaction.take_back',
  permission: 'interaction:update',
  input: z.strictObject({ id: recordId }),
  handler: async (ctx, { id }) => {
    await takeBackInteraction(ctx, parseRecordId(id))
    return null
  },
})
