'use server'

import { handOutInput } from '#lib/analysis/hand-out/schema'
import { handOutChanges } from '#lib/analysis/value-change/hand-out'
import { changesBackInput, markChangesInput } from '#lib/analysis/value-change/schema'
import { markChangesSeen, takeChangesBack } from '#lib/analysis/value-change/service'
import { action } from '#lib/platform/http/action'

/** Tasks about the changes of some customers, for who owns them or for one colleague; answers how many had which outcome. */
export const handOutChange = action({
  name: 'value_change.hand_out',
  permission: 'task:create',
  input: handOutInput,
  handler: handOutChanges,
})

/** Some of the changes are seen and let be; answers how many. */
export const markChangeSeen = action({
  name: 'value_change.mark_seen',
  permission: 'task:create',
  input: markChangesInput,
  handler: markChangesSeen,
})

/** Takes that back; answers of how many. */
export const unmarkChangeSeen = action({
  name: 'value_change.unmark_seen',
  permission: 'task:create',
  input: changesBackInput,
  handler: takeChangesBack,
})
