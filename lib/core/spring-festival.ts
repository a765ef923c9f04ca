import type { Day } from './day.ts'
import { addDays, dayNumber, daysInMonth } from './day.ts'

/**
 * 正月初一 by the Chinese calendar, from the almanac; to be lengthened before it ends. It is a table because the lunar calendars of run-time libraries differ from
 * the almanac where a new moon falls on midnight, as in 2027.
 */
const festivals: readonly Day[] = [
  ...['2000-02-05', '2001-01-24', '2002-02-12', '2003-02-01', '2004-01-22', '2005-02-09', '2006-01-29', '2007-02-18'],
  ...['2008-02-07', '2009-01-26', '2010-02-14', '2011-02-03', '2012-01-23', '2013-02-10', '2014-01-31', '2015-02-19'],
  ...['2016-02-08', '2017-01-28', '2018-02-16', '2019-02-05', '2020-01-25', '2021-02-12', '2022-02-01', '2023-01-22'],
  ...['2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03', '2031-01-23'],
  ...['2032-02-11', '2033-01-31', '2034-02-19', '2035-02-08', '2036-01-28', '2037-02-15', '2038-02-04', '2039-01-24'],
  ...['2040-02-12', '2041-02-01', '2042-01-22', '2043-02-10', '2044-01-30', '2045-02-17', '2046-02-06', '2047-01-26'],
  ...['2048-02-14', '2049-02-02', '2050-01-23'],
]

const byYear = new Map(festivals.map((day) => [Number(day.slice(0, 4)), day]))

/** Answers the first day of the lunar year that begins in a calendar year, 2000 to 2050; null outside. */
export function springFestivalOf(year: number): Day | null {
  return byYear.get(year) ?? null
}

/** Answers by how many days the festival of the year before lies before that of a year, below 0; null where one of the two is not known. */
export function festivalShift(year: number): number | null {
  const [now, before] = [springFestivalOf(year), springFestivalOf(year - 1)]
  return now === null || before === null ? null : dayNumber(before) - dayNumber(now)
}

/** The stretch in which trade is not as usual: from a week before the festival to the Lantern Festival, both included. */
export const STRETCH_BEFORE_DAYS = 7
export const STRETCH_AFTER_DAYS = 14
export const STRETCH_DAYS = STRETCH_BEFORE_DAYS + 1 + STRETCH_AFTER_DAYS

/** The days on which hardly anything is sent: from two days before the festival to its sixth day after, both included. */
const SILENT_BEFORE_DAYS = 2
const SILENT_AFTER_DAYS = 6

/** Counts the days of the festival's stretch that lie in a month of a year, 1 to 12; 0 where the festival's date is not known. */
export function stretchDaysIn(year: number, month: number): number {
  const festival = springFestivalOf(year)
  if (festival === null) return 0
  const first = dayNumber(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`)
  const end = first + daysInMonth(year, month)
  const day = dayNumber(festival)
  return Math.max(0, Math.min(end, day + STRETCH_AFTER_DAYS + 1) - Math.max(first, day - STRETCH_BEFORE_DAYS))
}

/** Lists the first and the last silent day around each known festival. */
export function silentStretches(): { first: Day; last: Day }[] {
  return festivals.map((day) => ({ first: addDays(day, -SILENT_BEFORE_DAYS), last: addDays(day, SILENT_AFTER_DAYS) }))
}
