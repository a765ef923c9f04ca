import type { Day } from '#lib/core/day'
import { addDays, dayNumber } from '#lib/core/day'
import { dayOf, firstInstantOf, wallClock } from '#lib/core/time-zone'

export const everies = ['day', 'week', 'month'] as const

/** When a report comes round, by the company's clock. */
export interface Rhythm {
  every: (typeof everies)[number]
  /** Monday is 1, Sunday 7; of a weekly one. */
  weekday: number | null
  /** 1 to 31, of a monthly one; a shorter month has it on its last day. */
  monthDay: number | null
  /** HH:MM. */
  time: string
}

/** Far enough for any month and any run of days off. */
const MOST_DAYS = 100
const MINUTE_MS = 60_000
/** 1970-01-01 was a Thursday. */
const THURSDAY = 3
const WEEK = 7

/**
 * Answers the first instant after another at which a report comes round; `works` says on which days it does, so that days off may be left out (the report of a day off is not made up for). A time that the
 * clock leaves out is as much later. Null when no day within a hundred is fit.
 */
export function nextRun(rhythm: Rhythm, after: Date, timeZone: string, works: (day: Day) => boolean = () => true): Date | null {
  const today = dayOf(after, timeZone)
  for (let ahead = 0; ahead <= MOST_DAYS; ahead += 1) {
    const day = addDays(today, ahead)
    if (!isOn(rhythm, day) || !works(day)) continue
    const at = instantOf(day, rhythm.time, timeZone)
    if (at > after) return at
  }
  return null
}

function isOn({ every, weekday, monthDay }: Rhythm, day: Day): boolean {
  switch (every) {
    case 'day':
      return true
    case 'week':
      return weekdayOf(day) === weekday
    case 'month':
      return dayOfMonth(day) === Math.min(monthDay ?? 1, lastOfMonth(day))
  }
}

const weekdayOf = (day: Day) => ((dayNumber(day) + THURSDAY) % WEEK) + 1
const dayOfMonth = (day: Day) => Number(day.slice(8))

function lastOfMonth(day: Day): number {
  let last = day
  while (addDays(last, 1).slice(0, 7) === day.slice(0, 7)) last = addDays(last, 1)
  return dayOfMonth(last)
}

/** The instant of a wall clock on a day. Where clocks changed since midnight, by as much as they did. */
function instantOf(day: Day, time: string, timeZone: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const wanted = hours * 60 + minutes
  const guess = new Date(firstInstantOf(day, timeZone).getTime() + wanted * MINUTE_MS)
  const [shownHours = 0, shownMinutes = 0] = wallClock(guess, timeZone).slice(11, 16).split(':').map(Number)
  const off = dayOf(guess, timeZone) === day ? wanted - (shownHours * 60 + shownMinutes) : 0
  const corrected = new Date(guess.getTime() + off * MINUTE_MS)
  return wallClock(corrected, timeZone).slice(11, 16) === time ? corrected : guess
}
