'use server'

import { z } from 'zod'
import { passGate } from '#lib/analysis/lifecycle/service'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { version } from '#lib/records/record/fields'
import { setStage } from '#lib/records/relationship/service'
import { relationshipStages } from '#lib/records/relationship/stage'

/** How near a customer stands that has not shipped, in place of the stage that was seen. */
export const setRelationshipStage = action({
  name: 'customer.stage',
  permission: 'customer:update',
  input: z.strictObject({ id: recordId, stage: z.enum(relationshipStages), instead_of: z.enum(relationshipStages) }),
  handler: async (ctx, { id, stage, instead_of: insteadOf }) => {
    await setStage(ctx, parseRecordId(id), { stage, insteadOf })
    return null
  },
})

/** Takes a customer to the next stage of its life, once what that asks for holds. */
export const passLifecycleGate = action({
  name: 'customer.lifecycle',
  permission: 'customer:update',
  input: z.strictObject({ id: recordId, version }),
  handler: async (ctx, { id, ...seen }) => ({ version: (await passGate(ctx, parseRecordId(id), seen)).version }),
})
