'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { claimInput, ruleInput } from '#lib/records/collisions/schema'
import { claimCollision, ruleCollision } from '#lib/records/collisions/service'

/** Claims a customer that stands with a colleague; answers the id of the claim. */
export const claimOne = action({
  name: 'collision.claim',
  permission: 'duplicate:check',
  input: claimInput,
  handler: async (ctx, input) => ({ id: await claimCollision(ctx, input) }),
})

/** Rules a claim. */
export const ruleOne = action({
  name: 'collision.rule',
  permission: 'collision:rule',
  input: ruleInput.extend({ id: z.int().positive() }),
  handler: async (ctx, { id, ...ruling }) => {
    await ruleCollision(ctx, id, ruling)
    return null
  },
})
