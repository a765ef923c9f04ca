import type { Day } from '#lib/core/day'
import { addDays, daysBetween } from '#lib/core/day'

/** How a kind of trade moves through the year. */
export type Rhythm = 'shop' | 'office' | 'fresh' | 'person'

const shopMonths = [0.95, 0.55, 0.98, 0.96, 1.03, 1.18, 0.93, 0.95, 1.02, 1.1, 1.35, 1]
const officeMonths = [0.9, 0.5, 1.1, 1.06, 1.03, 1.05, 1.02, 1.03, 1.08, 0.95, 1.12, 1.16]
const shopWeekdays = [0.86, 1.1, 1.04, 1.02, 1.01, 1.02, 0.95]
const officeWeekdays = [0.45, 1.2, 1.2, 1.15, 1.15, 1.2, 0.65]
const growthPerMonth = 0.007

/** 正月初一 of the years that a demo may lie in. */
const springFestivals: readonly Day[] = [
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
]

/** Answers how much is shipped on a day, against 1 on an average one. */
export function dayWeight(day: Day, rhythm: Rhythm, begin: Day): number {
  const month = Number(day.slice(5, 7)) - 1
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const isShop = rhythm === 'shop' || rhythm === 'person'
  const base = (isShop ? shopMonths : officeMonths)[month] ?? 1
  const ofWeek = (isShop ? shopWeekdays : officeWeekdays)[weekday] ?? 1
  const growth = (1 + growthPerMonth) ** (daysBetween(begin, day) / 30.4)
  return (
    base *
    ofWeek *
    growth *
    festival(day, isShop) *
    (isShop ? shopping(day.slice(5)) : holiday(day.slice(5))) *
    (rhythm === 'fresh' ? harvest(day.slice(5)) : 1)
  )
}

/** 618, 双11 and 双12. */
function shopping(date: string): number {
  if (date >= '06-01' && date <= '06-03') return 1.5
  if (date >= '06-16' && date <= '06-20') return 1.7
  if (date >= '10-21' && date <= '10-24') return 1.4
  if (date >= '10-31' && date <= '11-03') return 1.7
  if (date >= '11-10' && date <= '11-13') return 2.4
  if (date >= '11-14' && date <= '11-20') return 1.35
  return date >= '12-10' && date <= '12-13' ? 1.2 : 1
}

/** 国庆. */
function holiday(date: string): number {
  return date >= '10-01' && date <= '10-07' ? 0.3 : 1
}

/** 杨梅, 水蜜桃, 海鲜. */
function harvest(date: string): number {
  if (date >= '06-10' && date <= '07-05') return 5
  if (date >= '07-05' && date <= '08-15') return 2.5
  return date >= '09-16' || date <= '01-31' ? 1.5 : 0.4
}

function festival(day: Day, isShop: boolean): number {
  for (const first of springFestivals) {
    const after = daysBetween(first, day)
    if (after >= -25 && after <= -10) return isShop ? 1.2 : 1
    if (after >= -7 && after <= -3) return 0.6
    if (after >= -2 && after <= 6) return isShop ? 0.15 : 0.08
    if (after > 6 && after <= 15) return 0.5
  }
  return 1
}

/** The days of a stretch with the share of shipments that lies before the end of each; for drawing days by a number in [0, 1). */
export interface Calendar {
  begin: Day
  cumulative: readonly number[]
}

/** Adds the days of [begin, end) up for one rhythm. */
export function makeCalendar(begin: Day, end: Day, rhythm: Rhythm): Calendar {
  const cumulative: number[] = []
  let sum = 0
  for (let day = begin; day < end; day = addDays(day, 1)) {
    sum += dayWeight(day, rhythm, begin)
    cumulative.push(sum)
  }
  return { begin, cumulative }
}

/** Answers the day at a share `u` of what is shipped in [from, to), which lies inside the calendar. */
export function drawDay(calendar: Calendar, from: Day, to: Day, u: number): Day {
  const before = calendar.cumulative[daysBetween(calendar.begin, from) - 1] ?? 0
  const through = calendar.cumulative[daysBetween(calendar.begin, to) - 1] ?? 0
  const wanted = before + u * (through - before)
  let low = daysBetween(calendar.begin, from)
  let high = daysBetween(calendar.begin, to) - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((calendar.cumulative[middle] ?? 0) > wanted) high = middle
    else low = middle + 1
  }
  return addDays(calendar.begin, low)
}
