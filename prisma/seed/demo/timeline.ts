import type { Day } from '#lib/core/day'
import { addDays, addMonths, daysBetween } from '#lib/core/day'
import { entryAt } from './random.ts'
import { demoMonths } from './size.ts'

export const secondsOfDay = 86_400

/** The days of the demo, and how its instants are written. A day is its number from the first; an instant the seconds since that one began. */
export interface Timeline {
  readonly begin: Day
  /** The day after the last. */
  readonly end: Day
  readonly days: number
  /** The first of the last twelve months: the window of every yearly figure. */
  readonly yearBegin: number
  dayAt(day: number): Day
  /** The number of a day; negative before the first. */
  numberOf(day: Day): number
  /** An instant as PostgreSQL reads it. China has had one zone and no summer time since 1991. */
  stamp(instant: number): string
}

/** Makes the timeline of a demo whose last day is the one before `end`. */
export function makeTimeline(end: Day): Timeline {
  const begin = addMonths(end, -demoMonths)
  const days = daysBetween(begin, end)
  // Whatever follows the last day, such as a promise or a due date, lies within some months.
  const names = Array.from({ length: days + 200 }, (_, day) => addDays(begin, day))
  return {
    begin,
    end,
    days,
    yearBegin: daysBetween(begin, addMonths(end, -12)),
    dayAt: (day) => (day < 0 ? addDays(begin, day) : entryAt(names, day)),
    numberOf: (day) => daysBetween(begin, day),
    stamp: (instant) => {
      const day = Math.floor(instant / secondsOfDay)
      return `${day < 0 ? addDays(begin, day) : names[day]} ${timeOfDay(instant - day * secondsOfDay)}+08`
    },
  }
}

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

function timeOfDay(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${twoDigits[Math.floor(whole / 3_600)]}:${twoDigits[Math.floor(whole / 60) % 60]}:${twoDigits[whole % 60]}`
}
