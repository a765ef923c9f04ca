'use server'

import { z } from 'zod'
import { partingSteps } from '#lib/plans/parting/parting'
import { proposePartingInput, putStepBody, takeBackBody } from '#lib/plans/parting/schema'
import { proposeParting, putStep, takeBackParting } from '#lib/plans/parting/service'
import { action } from '#lib/platform/http/action'

const id = z.coerce.number().int().positive()

/** Proposes to part with a customer; answers the id of the parting. */
export const proposeOne = action({
  name: 'parting.propose',
  permission: 'customer:override',
  input: proposePartingInput,
  handler: async (ctx, input) => ({ id: (await proposeParting(ctx, input)).id }),
})

/** Sets a step with its day, and whether it is done. */
export const setStep = action({
  name: 'parting.step',
  permission: 'customer:update',
  input: putStepBody.extend({ id, step: z.enum(partingSteps) }),
  handler: async (ctx, { id: parting, step, ...given }) => ({ id: (await putStep(ctx, parting, step, given)).id }),
})

/** Takes a parting back. */
export const takeBack = action({
  name: 'parting.take_back',
  permission: 'customer:override',
  input: takeBackBody.extend({ id }),
  handler: async (ctx, { id: parting, reason }) => ({ id: (await takeBackParting(ctx, parting, reason)).id }),
})
