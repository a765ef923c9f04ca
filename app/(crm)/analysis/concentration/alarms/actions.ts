'use server'

import { handOutAlarms } from '#lib/analysis/concentration-alarms/hand-out'
import { alarmsBackInput, markAlarmsInput } from '#lib/analysis/concentration-alarms/schema'
import { markAlarmsSeen, takeAlarmsBack } from '#lib/analysis/concentration-alarms/service'
import { handOutInput } from '#lib/analysis/hand-out/schema'
import { action } from '#lib/platform/http/action'

/** Tasks about some of the customers with alarms, for who owns them or for one colleague; answers how many had which outcome. */
export const handOutAlarm = action({
  name: 'concentration.hand_out',
  permission: 'task:create',
  input: handOutInput,
  handler: handOutAlarms,
})

/** The alarms of some customers are seen and let be; answers of how many. */
export const markAlarmSeen = action({
  name: 'concentration.mark_seen',
  permission: 'task:create',
  input: markAlarmsInput,
  handler: markAlarmsSeen,
})

/** Takes that back; answers of how many. */
export const unmarkAlarmSeen = action({
  name: 'concentration.unmark_seen',
  permission: 'task:create',
  input: alarmsBackInput,
  handler: takeAlarmsBack,
})
