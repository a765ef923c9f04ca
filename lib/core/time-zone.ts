import type { Day } from './day.ts'
import { addDays, dayFromNumber, dayNumber } from './day.ts'
import { AppError } from './errors.ts'

const DAY_MS = 86_400_000
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Tells whether a text names a time zone that this runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    formatterOf(zone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Answers the calendar day that an instant falls on in a time zone. */
export function dayOf(instant: Date, zone: string): Day {
  return dayFromNumber(Math.floor(localTime(instant.getTime(), zone) / DAY_MS))
}

/**
 * Answers the first instant of a day in a time zone, where clocks change at midnight too: midnight that happens twice is the earlier one, midnight that
 * is left out is the instant of the change, and a day that was left out altogether begins with the day after it.
 */
export function firstInstantOf(day: Day, zone: string): Date {
  const midnight = dayNumber(day) * DAY_MS
  const early = midnight - DAY_MS
  const late = midnight + DAY_MS
  const offsets = [offsetAt(early, zone), offsetAt(late, zone)]
  const candidates = offsets.map((offset) => midnight - offset).filter((instant) => localTime(instant, zone) === midnight)
  if (candidates.length > 0) return new Date(Math.min(...candidates))
  return new Date(firstReaching(midnight, early, late, zone))
}

/** Answers the last instant of a day in a time zone, to the millisecond. */
export function lastInstantOf(day: Day, zone: string): Date {
  return new Date(firstInstantOf(addDays(day, 1), zone).getTime() - 1)
}

const QUARTER_HOUR_MS = 900_000
/** Offsets by zone and quarter of an hour; at no other time have clocks been changed since 1972. */
const offsets = new Map<string, Map<number, number>>()
const MOST_OFFSETS = 10_000

/** Writes an instant as the wall clock of a time zone shows it: YYYY-MM-DD HH:MM:SS. Asking the calendar takes ten times as long as adding an offset, which tells
 * over a million rows. */
export function wallClock(instant: Date, zone: string): string {
  let known = offsets.get(zone)
  if (known === undefined || known.size > MOST_OFFSETS) {
    known = new Map()
    offsets.set(zone, known)
  }
  const quarter = Math.floor(instant.getTime() / QUARTER_HOUR_MS)
  let offset = known.get(quarter)
  if (offset === undefined) {
    offset = offsetAt(quarter * QUARTER_HOUR_MS, zone)
    known.set(quarter, offset)
  }
  return new Date(instant.getTime() + offset).toISOString().slice(0, 19).replace('T', ' ')
}

function firstReaching(local: number, early: number, late: number, zone: string): number {
  let before = early
  let reached = late
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2)
    if (localTime(middle, zone) >= local) reached = middle
    else before = middle
  }
  return reached
}

function offsetAt(instant: number, zone: string): number {
  return localTime(instant, zone) - instant
}

/** The wall clock of an instant, written as if it were UTC, in milliseconds. */
function localTime(instant: number, zone: string): number {
  const found = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  let beforeChrist = false
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) {
    if (type === 'era') beforeChrist = value.startsWith('B')
    else if (isClockPart(type)) found[type] = Number(value)
  }
  if (beforeChrist) throw new AppError('invalid_request', {}, { detail: 'period.outside_the_calendar' })
  const day = `${String(found.year).padStart(4, '0')}-${String(found.month).padStart(2, '0')}-${String(found.day).padStart(2, '0')}`
  const seconds = found.hour * 3600 + found.minute * 60 + found.second
  return dayNumber(day) * DAY_MS + seconds * 1000 + (((instant % 1000) + 1000) % 1000)
}

type ClockPart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

function isClockPart(type: string): type is ClockPart {
  return type === 'year' || type === 'month' || type === 'day' || type === 'hour' || type === 'minute' || type === 'second'
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(zone, formatter)
  }
  return formatter
}
