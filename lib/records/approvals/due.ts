import { dayOf } from '#lib/core/time-zone'
import { loadWorkingDays } from '#lib/platform/calendar/calendar'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { addServiceMinutes, timeOfHour } from '../cases/service-hours.ts'
import { approvalClock } from './settings.ts'

const HOUR_MS = 3_600_000
const HOUR_MINUTES = 60
/** Far enough that no hours of a line leave it. */
const END_OF_CALENDAR = '2100-01-01'

/** Answers when so many hours to decide are over that begin now: hours of the company's working time by its calendar, or, where the company has it so, of the clock on the wall. */
export async function dueAfter(ctx: Pick<Context, 'db' | 'now' | 'company'>, hours: number): Promise<Date> {
  const { working_time: isWorkingTime, opens, closes } = await getSetting(ctx.db, approvalClock)
  if (!isWorkingTime) return new Date(ctx.now.getTime() + hours * HOUR_MS)
  const { timeZone } = ctx.company
  const days = await loadWorkingDays(ctx.db, dayOf(ctx.now, timeZone), END_OF_CALENDAR)
  const served = { opens: timeOfHour(opens), closes: timeOfHour(closes), peakCloses: null, peaks: [], days }
  return addServiceMinutes(ctx.now, hours * HOUR_MINUTES, served, timeZone)
}
