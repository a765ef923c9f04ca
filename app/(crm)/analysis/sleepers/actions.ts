'use server'

import { markSeenInput, takeSeenBackInput } from '#lib/analysis/drop/seen/schema'
import { handOutSleepers, markSleepersSeen, takeSleepersBack } from '#lib/analysis/sleepers/hand-out'
import { handOutSleepersInput } from '#lib/analysis/sleepers/schema'
import { action } from '#lib/platform/http/action'

/** Tasks about some of the sleepers, for who owns them or for one colleague; answers how many had which outcome. */
export const handOut = action({
  name: 'sleeper.hand_out',
  permission: 'task:create',
  input: handOutSleepersInput,
  handler: handOutSleepers,
})

/** Some of the sleepers are seen and let be; answers how many. */
export const markSeen = action({
  name: 'sleeper.mark_seen',
  permission: 'task:create',
  input: markSeenInput,
  handler: markSleepersSeen,
})

/** Takes that back; answers of how many. */
export const unmarkSeen = action({
  name: 'sleeper.unmark_seen',
  permission: 'task:create',
  input: takeSeenBackInput,
  handler: takeSleepersBack,
})
