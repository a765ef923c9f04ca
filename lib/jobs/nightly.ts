import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'

/** When every scheme is worked out anew each night, by the clock of the company. */
export const CLASSIFY_AT = { hour: 2, minute: 20 } as const

/** The same for the scheduler: minute, hour, day of month, month, day of week. */
export const classifyCron = `${CLASSIFY_AT.minute} ${CLASSIFY_AT.hour} * * *`

const minuteMs = 60_000

/** Answers the day, in company time, on which the next nightly classification falls: today before its hour, else tomorrow. */
export function nextClassificationOn(now: Date, timeZone: string): Day {
  const today = dayOf(now, timeZone)
  const sinceMidnight = now.getTime() - firstInstantOf(today, timeZone).getTime()
  return sinceMidnight < (CLASSIFY_AT.hour * 60 + CLASSIFY_AT.minute) * minuteMs ? today : addDays(today, 1)
}
