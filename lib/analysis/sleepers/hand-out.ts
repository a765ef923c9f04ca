import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import { loadWorkingDays } from '#lib/platform/calendar/calendar'
import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { cadence } from '#lib/records/cadence/settings'
import type { MarkSeenInput } from '../drop/seen/schema.ts'
import { markSeen, takeBack } from '../drop/seen/service.ts'
import { seenAfterOf } from '../drop/service.ts'
import type { HandOutList, HandOutOutcome } from '../hand-out/hand-out.ts'
import { handOutFrom } from '../hand-out/hand-out.ts'
import { lockWatched, sleepersWatched } from '../metrics/watch-list.ts'
import { findSleeper } from './repository.ts'
import type { HandOutSleepersInput } from './schema.ts'
import type { Sleeper } from './service.ts'
import { viewSleeper } from './service.ts'
import type { SleeperLevel, WakeUpDays } from './sleeper.ts'
import { wakeUpOf } from './sleeper.ts'

/** Far enough for so many working days, whatever holidays lie between. */
const LOOK_AHEAD_DAYS = 800

type Found = Sleeper & { openTask: object | null; days: WakeUpDays }

const source: HandOutList<Found> = {
  origin: 'sleeper',
  find: async (ctx, customerId) => {
    const row = await findSleeper(ctx.db, customerId, permit(ctx, 'analysis:read'), seenAfterOf(ctx))
    if (row === null) return null
    const days = await getSetting(ctx.db, cadence)
    return { ...viewSleeper(row, days), openTask: row.openTask, days }
  },
  lock: (ctx, customerId) => lockWatched(ctx.db, sleepersWatched, customerId),
  dueOn: (ctx, { level, days }) => dueOnOf(ctx, level, days),
  title: titleOf,
}

/** As many working days from today as the class is woken in. */
async function dueOnOf(ctx: Context, level: SleeperLevel, days: WakeUpDays): Promise<Day> {
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const working = await loadWorkingDays(ctx.db, today, addDays(today, LOOK_AHEAD_DAYS))
  return working.after(today, wakeUpOf(level, days).days)
}

function titleOf({ locale }: Context, { level, cause, evidence: { silentDays } }: Sleeper): string {
  const word = (key: string, said = {}) => findText(locale, `sleepers.${key}`, said) ?? key
  return word('task', { state: word(`states.${level}`), days: silentDays, approach: word(`approaches.${cause}`) })
}

/**
 * Makes a task about each of some sleepers, for whoever owns it or for one colleague, due as its class is woken unless a day is said; otherwise as `handOutDrops`, whose rules hold. Who is not worth waking can be handed
 * out too: whoever does so has seen that it is not.
 */
export const handOutSleepers = (ctx: Context, input: HandOutSleepersInput): Promise<Record<HandOutOutcome, number>> =>
  handOutFrom(ctx, source, input)

/** Notes of some sleepers that they were seen and are let be, as `markDropsSeen` does of drops: until the sleep is a class deeper, a month has gone by, or the customer has left the list. */
export const markSleepersSeen = (ctx: Context, input: MarkSeenInput): Promise<{ count: number }> =>
  markSeen(ctx, sleepersWatched, input)

/** Takes such notes back. */
export const takeSleepersBack = (ctx: Context, input: { customers: readonly number[] }): Promise<{ count: number }> =>
  takeBack(ctx, sleepersWatched, input)
