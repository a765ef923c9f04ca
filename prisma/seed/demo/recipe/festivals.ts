import type { Day } from '#lib/core/day'
import { daysBetween } from '#lib/core/day'

/** 正月初一 of the years that a demo may lie in; published by the State Council for the first, from the almanac for the later ones. */
const springFestivals: readonly Day[] = [
  ...[
    '2022-02-01',
    '2023-01-22',
    '2024-02-10',
    '2025-01-29',
    '2026-02-17',
    '2027-02-06',
    '2028-01-26',
    '2029-02-13',
    '2030-02-03',
  ],
  ...['2031-01-23', '2032-02-11'],
]
/** 八月十五 of the same years. */
const midAutumns: readonly Day[] = [
  ...[
    '2022-09-10',
    '2023-09-29',
    '2024-09-17',
    '2025-10-06',
    '2026-09-25',
    '2027-09-15',
    '2028-10-03',
    '2029-09-22',
    '2030-09-12',
  ],
  ...['2031-10-01'],
]

/** Answers how many days a day lies after the nearest 正月初一 (0 on it), or null when it is further away than 30 days. */
export function daysAfterSpringFestival(day: Day): number | null {
  return nearest(springFestivals, day)
}

/** Answers the same of 八月十五. */
export function daysAfterMidAutumn(day: Day): number | null {
  return nearest(midAutumns, day)
}

const nearDays = 40

function nearest(feasts: readonly Day[], day: Day): number | null {
  for (const feast of feasts) {
    const after = daysBetween(feast, day)
    if (after >= -nearDays && after <= nearDays) return after
  }
  return null
}

/** Says whether a day lies in the stretch around the Spring Festival for which a surcharge is asked. */
export function isFestivalStretch(after: number | null): boolean {
  return after !== null && after >= -5 && after <= 6
}
