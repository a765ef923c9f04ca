import { AppError } from './errors.ts'

/** A calendar day as `YYYY-MM-DD`, years 0001 to 9999; such texts compare as days do. */
export type Day = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** Tells whether a text is a day that exists; 0000-00-00 and 2025-02-29 do not. */
export function isDay(text: string): boolean {
  const parts = partsOf(text)
  return parts !== null && parts.day >= 1 && parts.day <= daysInMonth(parts.year, parts.month)
}

/** Passes a day on, or throws `invalid_request` when the text is not one. */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new AppError('invalid_request', {}, { detail: 'period.day_unreadable' })
  return text
}

/** Answers how many days lie between 1970-01-01 and a day; earlier days are negative. */
export function dayNumber(day: Day): number {
  const { year, month, day: dayOfMonth } = requireParts(day)
  // Years counted from March put the leap day last, so months before it need no correction.
  const marchYear = month <= 2 ? year - 1 : year
  const monthsSinceMarch = (month + 9) % 12
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + Math.floor((monthsSinceMarch * 153 + 2) / 5) + dayOfMonth - 1 - DAYS_FROM_MARCH_0000_TO_1970
}

const DAYS_FROM_MARCH_0000_TO_1970 = 719_468
const DAYS_IN_400_YEARS = 146_097

/** Answers the day that lies so many days after 1970-01-01. */
export function dayFromNumber(number: number): Day {
  const days = number + DAYS_FROM_MARCH_0000_TO_1970
  const era = Math.floor(days / DAYS_IN_400_YEARS)
  const dayOfEra = days - era * DAYS_IN_400_YEARS
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / (DAYS_IN_400_YEARS - 1))) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthsSinceMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * monthsSinceMarch + 2) / 5) + 1
  const month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth)
}

/** Answers the day a number of days later, or earlier for a negative number. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days)
}

/** Answers the same day of the month some months later; a day that month lacks becomes its last, as 31 January plus one month. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: dayOfMonth } = requireParts(day)
  const index = year * 12 + (month - 1) + months
  const targetYear = Math.floor(index / 12)
  const targetMonth = index - targetYear * 12 + 1
  return dayOf(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)))
}

/** Answers how many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** Answers the first day of the month that a day belongs to; months are named by it everywhere. */
export function monthOf(day: Day): Day {
  return `${day.slice(0, 8)}01`
}

/** Answers the first day of the calendar quarter that a day belongs to. */
export function quarterOf(day: Day): Day {
  const first = monthOf(day)
  return addMonths(first, -((Number(first.slice(5, 7)) - 1) % 3))
}

/** Answers the first day of the month after the one a day belongs to. */
export function nextMonth(day: Day): Day {
  return addMonths(monthOf(day), 1)
}

/** Answers the first days of the months from one day until before another, each month that begins in between after the first; the first as it is given. */
export function monthsBetween(from: Day, to: Day): Day[] {
  const months: Day[] = []
  for (let month = from; month < to; month = nextMonth(month)) months.push(month)
  return months
}

/** Answers how many days a month has. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return leap ? 29 : 28
}

interface DayParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

function partsOf(text: string): DayParts | null {
  const match = DAY.exec(text)
  if (match === null) return null
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return parts.year >= 1 && parts.month >= 1 && parts.month <= 12 ? parts : null
}

function requireParts(day: Day): DayParts {
  const parts = partsOf(day)
  if (parts === null) throw new AppError('invalid_request', {}, { detail: 'period.day_unreadable' })
  return parts
}

function dayOf(year: number, month: number, day: number): Day {
  if (!(year >= 1 && year <= 9999)) throw new AppError('invalid_request', {}, { detail: 'period.outside_the_calendar' })
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
