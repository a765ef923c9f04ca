import type { Day } from '#lib/core/day'
import { daysAfterMidAutumn, daysAfterSpringFestival } from './festivals.ts'
import type { Rhythm } from './trades.ts'

/** What is shipped in a month against the mean of the year; each row sums to 12. January and February share theirs by the lunar date. */
export const monthIndex: Record<'shop' | 'office', readonly number[]> = {
  shop: [0.95, 0.55, 0.98, 0.96, 1.03, 1.18, 0.93, 0.95, 1.02, 1.1, 1.35, 1],
  office: [0.9, 0.5, 1.1, 1.06, 1.03, 1.05, 1.02, 1.03, 1.08, 0.95, 1.12, 1.16],
}
/** From Sunday. */
const weekdayIndex: Record<'shop' | 'office', readonly number[]> = {
  shop: [0.86, 1.1, 1.04, 1.02, 1.01, 1.02, 0.95],
  office: [0.45, 1.2, 1.2, 1.15, 1.15, 1.2, 0.65],
}
const growthPerMonth = 1.007
const daysPerMonth = 365.25 / 12

/** What a fresh trade sells, each with a season in which five times as much is sent. */
export const harvests = ['海鲜', '杨梅', '水蜜桃', '年糕'] as const
export type Harvest = (typeof harvests)[number]

/**
 * Answers what is shipped on each of the days in a row, against 1 on an average day, growth of the whole trade included. Special days shape their month and
 * leave its index as it is.
 */
export function dayWeights(days: readonly Day[], rhythm: Rhythm, harvest: Harvest | null): Float64Array {
  const line = rhythm === 'shop' ? 'shop' : 'office'
  const shape = days.map((day) => (weekdayIndex[line][weekdayOf(day)] ?? 1) * specialDay(day, rhythm))
  const level =
    rhythm === 'fresh'
      ? days.map((day) => harvestLevel(day, harvest ?? '海鲜'))
      : monthLevels(days, (day) => (weekdayIndex[line][weekdayOf(day)] ?? 1) * specialDay(day, rhythm), monthIndex[line])
  return Float64Array.from(
    days,
    (_, place) => (shape[place] ?? 0) * (level[place] ?? 0) * growthPerMonth ** (place / daysPerMonth),
  )
}

/** For each day the factor that brings its whole month, or January and February together, to its index. */
function monthLevels(days: readonly Day[], shapeOf: (day: Day) => number, index: readonly number[]): number[] {
  const levels = new Map<string, number>()
  return days.map((day) => {
    const isWinter = day.slice(5, 7) <= '02'
    const key = isWinter ? day.slice(0, 4) : day.slice(0, 7)
    const known = levels.get(key)
    if (known !== undefined) return known
    const months = isWinter ? ['01', '02'] : [day.slice(5, 7)]
    const all = months.flatMap((month) => daysOf(`${day.slice(0, 4)}-${month}`))
    const wanted = months.reduce((sum, month) => sum + (index[Number(month) - 1] ?? 1), 0) / months.length
    const level = wanted / (all.reduce((sum, each) => sum + shapeOf(each), 0) / all.length)
    levels.set(key, level)
    return level
  })
}

function daysOf(month: string): Day[] {
  const count = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  return Array.from({ length: count }, (_, place) => `${month}-${String(place + 1).padStart(2, '0')}`)
}

function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** 618, 双11, 双12, 年货节, 春节, 国庆 and, for what is fresh, the days before 中秋. */
function specialDay(day: Day, rhythm: Rhythm): number {
  const date = day.slice(5)
  const fromSpring = daysAfterSpringFestival(day)
  const spring = fromSpring === null ? 1 : springLevel(fromSpring, rhythm)
  if (rhythm === 'shop') return spring * promotion(date) * (isNationalHoliday(date) ? 0.9 : 1)
  const autumn = daysAfterMidAutumn(day)
  const moon = rhythm === 'fresh' && autumn !== null && autumn >= -10 && autumn < 0 ? 1.8 : 1
  return spring * moon * (isNationalHoliday(date) && rhythm === 'office' ? 0.3 : 1)
}

const isNationalHoliday = (date: string) => date >= '10-01' && date <= '10-07'

function promotion(date: string): number {
  if (date >= '06-01' && date <= '06-03') return 1.5
  if (date >= '06-16' && date <= '06-20') return 1.7
  if (date >= '10-21' && date <= '10-24') return 1.4
  if (date >= '10-31' && date <= '11-03') return 1.7
  if (date >= '11-10' && date <= '11-13') return 2.4
  if (date >= '11-14' && date <= '11-20') return 1.35
  return date >= '12-10' && date <= '12-13' ? 1.2 : 1
}

/** Busy until ten days before, quiet from a week before, asleep from the eve to the sixth day, and back by the sixteenth of the first month. */
function springLevel(after: number, rhythm: Rhythm): number {
  const asleep = rhythm === 'shop' ? 0.15 : 0.08
  if (after >= -25 && after <= -10) return rhythm === 'office' ? 1 : 1.2
  if (after >= -7 && after <= -3) return 0.6
  if (after >= -2 && after <= 6) return asleep
  return after > 6 && after < 15 ? asleep + ((1 - asleep) * (after - 6)) / 9 : 1
}

function harvestLevel(day: Day, harvest: Harvest): number {
  const date = day.slice(5)
  const fromSpring = daysAfterSpringFestival(day)
  const inSeason =
    (harvest === '杨梅' && date >= '06-10' && date <= '07-05') ||
    (harvest === '水蜜桃' && date >= '07-05' && date <= '08-15') ||
    (harvest === '海鲜' && (date >= '09-16' || date <= '01-31')) ||
    (harvest === '年糕' && fromSpring !== null && fromSpring >= -40 && fromSpring <= -5)
  return inSeason ? 5 : 1
}
