'use server'

import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { shareCases } from '#lib/records/cases/queue/share'

/** Gives what nobody has to the people named, by load. */
export const shareByLoad = action({
  name: 'case.share',
  permission: 'case:oversee',
  input: z.strictObject({ user_ids: z.array(z.int().positive()).min(1).max(100) }),
  handler: (ctx, { user_ids: ids }) => shareCases(ctx, {}, [...new Set(ids)]),
})
