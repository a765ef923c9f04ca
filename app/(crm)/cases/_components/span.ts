const MINUTE_MS = 60_000
const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES
/** Up to so many hours the minutes are said too, up to so many days the hours. */
const FINE_HOURS = 6
const FINE_DAYS = 5

/** A length of time in the words of a reader: which text of `cases.time`, and its numbers. */
export interface Span {
  key: 'minutes' | 'hours' | 'hoursMinutes' | 'days' | 'daysHours'
  days: number
  hours: number
  minutes: number
}

/** Takes a length of time apart as people say it, rounded down: minutes, hours and minutes, hours, days and hours, days. */
export function spanOf(milliseconds: number): Span {
  const total = Math.floor(Math.abs(milliseconds) / MINUTE_MS)
  const days = Math.floor(total / DAY_MINUTES)
  const hours = Math.floor((total % DAY_MINUTES) / HOUR_MINUTES)
  const minutes = total % HOUR_MINUTES
  if (total < HOUR_MINUTES) return { key: 'minutes', days, hours, minutes }
  if (days === 0) return { key: hours < FINE_HOURS && minutes > 0 ? 'hoursMinutes' : 'hours', days, hours, minutes }
  return { key: days < FINE_DAYS && hours > 0 ? 'daysHours' : 'days', days, hours, minutes }
}
