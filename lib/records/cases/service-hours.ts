import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'
import { readInstant } from '../record/instant.ts'

/** The days on which there is service. */
export interface ServedDays {
  includes(day: Day): boolean
}

/** When somebody works on cases. Hours are wall time, HH:MM; 24:00 is the end of the day. */
export interface ServiceHours {
  opens: string
  closes: string
  /** Until when in the peaks; null where the peak changes nothing. */
  peakCloses: string | null
  /** Peaks of every year, month and day, both included; one may go over New Year. */
  peaks: readonly { from: string; to: string }[]
  days: ServedDays
}

/** Answers a whole hour as service hours name it: 9 is 09:00. */
export function timeOfHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

const MINUTE_MS = 60_000
/** Hours that never come would be looked for without end. */
const MOST_DAYS = 3_660

/** Answers the instant at which so many minutes of service have gone by since `start`; time outside the hours does not count. With 0 minutes it is `start`. */
export function addServiceMinutes(start: Date, minutes: number, hours: ServiceHours, zone: string): Date {
  let left = Math.round(minutes * MINUTE_MS)
  if (left <= 0) return start
  const first = dayOf(start, zone)
  for (let ahead = 0; ahead < MOST_DAYS; ahead += 1) {
    const window = windowOf(addDays(first, ahead), hours, zone)
    if (window === null) continue
    const begin = Math.max(window.from, start.getTime())
    if (begin >= window.to) continue
    if (left <= window.to - begin) return new Date(begin + left)
    left -= window.to - begin
  }
  throw new Error('service hours that never come')
}

/** Answers how many minutes of service lie between two instants; 0 when the second is not after the first. Parts of a minute count. */
export function serviceMinutesBetween(from: Date, to: Date, hours: ServiceHours, zone: string): number {
  let counted = 0
  const last = dayOf(to, zone)
  for (let day = dayOf(from, zone); day <= last; day = addDays(day, 1)) {
    const window = windowOf(day, hours, zone)
    if (window === null) continue
    counted += Math.max(0, Math.min(window.to, to.getTime()) - Math.max(window.from, from.getTime()))
  }
  return counted / MINUTE_MS
}

/** Answers how many minutes an ordinary day of service has. */
export function minutesOfServiceDay({ opens, closes }: ServiceHours): number {
  return minuteOf(closes) - minuteOf(opens)
}

/** Answers the instant at which service ends on a day, or null when there is none on it. */
export function endOfService(day: Day, hours: ServiceHours, zone: string): Date | null {
  const window = windowOf(day, hours, zone)
  return window === null ? null : new Date(window.to)
}

function windowOf(day: Day, hours: ServiceHours, zone: string): { from: number; to: number } | null {
  if (!hours.days.includes(day)) return null
  const closes = hours.peakCloses !== null && isPeak(day, hours.peaks) ? hours.peakCloses : hours.closes
  return { from: at(day, hours.opens, zone), to: at(day, closes, zone) }
}

function isPeak(day: Day, peaks: ServiceHours['peaks']): boolean {
  const date = day.slice(5)
  return peaks.some(({ from, to }) => (from <= to ? from <= date && date <= to : from <= date || date <= to))
}

function at(day: Day, time: string, zone: string): number {
  if (time === '24:00') return firstInstantOf(addDays(day, 1), zone).getTime()
  return readInstant('service_hours', `${day}T${time}`, zone).getTime()
}

function minuteOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
