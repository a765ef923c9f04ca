'use server'

import { handOutInput } from '#lib/analysis/hand-out/schema'
import { handOutSpurious } from '#lib/analysis/loyalty/hand-out'
import { markSeenInput, takeSeenBackInput } from '#lib/analysis/loyalty/schema'
import { markLoyaltySeen, takeLoyaltySeenBack } from '#lib/analysis/loyalty/seen-marks'
import { action } from '#lib/platform/http/action'

/** Tasks about some of the customers of spurious loyalty, for who owns them or for one colleague; answers how many had which outcome. */
export const handOut = action({
  name: 'loyalty.hand_out',
  permission: 'task:create',
  input: handOutInput,
  handler: handOutSpurious,
})

/** Some of them are seen and let be; answers how many. */
export const markSeen = action({
  name: 'loyalty.mark_seen',
  permission: 'task:create',
  input: markSeenInput,
  handler: markLoyaltySeen,
})

/** Takes that back; answers of how many. */
export const unmarkSeen = action({
  name: 'loyalty.unmark_seen',
  permission: 'task:create',
  input: takeSeenBackInput,
  handler: takeLoyaltySeenBack,
})
