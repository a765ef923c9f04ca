import type { Day } from '#lib/core/day'
import { addDays, daysBetween } from '#lib/core/day'
import type { Period } from '#lib/core/period'

/** Longest period of a list that neither a customer nor a number bounds. */
export const MOST_DAYS = 31

/** The days that a reader asked for, both included. */
export interface AskedDays {
  from?: Day | undefined
  through?: Day | undefined
}

/** The days that a list shows, and how they came about: as asked, `MOST_DAYS` up to today because nothing was, or the last `MOST_DAYS` of a longer period. */
export interface ListPeriod extends Period {
  origin: 'asked' | 'usual' | 'cut'
}

/** Answers the days of a list that nothing else bounds. Days that were asked for in the wrong order are turned round. */
export function boundedPeriod({ from, through }: AskedDays, today: Day): ListPeriod {
  if (from === undefined && through === undefined) {
    const to = addDays(today, 1)
    return { from: addDays(to, -MOST_DAYS), to, origin: 'usual' }
  }
  if (from === undefined || through === undefined) {
    const to = through === undefined ? addDays(from ?? today, MOST_DAYS) : addDays(through, 1)
    return { from: addDays(to, -MOST_DAYS), to, origin: 'asked' }
  }
  const [first, last] = from <= through ? [from, through] : [through, from]
  const to = addDays(last, 1)
  return daysBetween(first, to) > MOST_DAYS
    ? { from: addDays(to, -MOST_DAYS), to, origin: 'cut' }
    : { from: first, to, origin: 'asked' }
}

/** Answers the days of a list that a customer or a number bounds: none where none are asked for. */
export function openPeriod({ from, through }: AskedDays): Partial<Period> {
  const [first, last] = from !== undefined && through !== undefined && through < from ? [through, from] : [from, through]
  return { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: addDays(last, 1) }) }
}
