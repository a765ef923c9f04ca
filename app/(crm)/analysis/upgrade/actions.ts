'use server'

import { z } from 'zod'
import { handOutStalled } from '#lib/analysis/upgrade-path/hand-out'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'

/** A task about a customer that does not get on, for whoever owns it. */
export const handOutOne = action({
  name: 'task.create',
  permission: 'task:create',
  input: z.strictObject({ id: recordId }),
  handler: (ctx, { id }) => handOutStalled(ctx, parseRecordId(id)),
})
