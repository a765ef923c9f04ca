'use server'

import { z } from 'zod'
import { passGate } from '#lib/analysis/lifecycle/service'
import { handOutStalled } from '#lib/analysis/upgrade-path/hand-out'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { version } from '#lib/records/record/fields'

/** A task about a customer that does not get on, for whoever owns it. */
export const handOutOne = action({
  name: 'task.create',
  permission: 'task:create',
  input: z.strictObject({ id: recordId }),
  handler: (ctx, { id }) => handOutStalled(ctx, parseRecordId(id)),
})

/** Takes a customer to the next stage, once what that asks for holds. */
export const passOne = action({
  name: 'customer.lifecycle',
  permission: 'customer:update',
  input: z.strictObject({ id: recordId, version }),
  handler: async (ctx, { id, ...seen }) => ({ version: (await passGate(ctx, parseRecordId(id), seen)).version }),
})
