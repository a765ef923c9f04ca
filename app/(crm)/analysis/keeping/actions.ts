'use server'

import { handOutInput } from '#lib/analysis/hand-out/schema'
import { handOutKeeping } from '#lib/analysis/worth/hand-out'
import { action } from '#lib/platform/http/action'

/** Tasks to keep some customers, for who owns them or for one colleague; answers how many had which outcome. */
export const handOutToKeep = action({
  name: 'keeping.hand_out',
  permission: 'task:create',
  input: handOutInput,
  handler: handOutKeeping,
})
