import type { Day } from '#lib/core/day'
import { addDays, dayNumber } from '#lib/core/day'
import type { CalendarKind } from './shipped-days.ts'

/** 1970-01-01 was a Thursday; Monday is 0. */
const THURSDAY = 3
const SATURDAY = 5

/** Says whether a day is a Saturday or a Sunday. */
export function isWeekend(day: Day): boolean {
  return (((dayNumber(day) + THURSDAY) % 7) + 7) % 7 >= SATURDAY
}

/** Which days are worked: Monday to Friday, but for public holidays, and the weekends that are worked instead. */
export class WorkingDays {
  readonly #otherwise: ReadonlyMap<Day, CalendarKind>

  constructor(otherwise: ReadonlyMap<Day, CalendarKind>) {
    this.#otherwise = otherwise
  }

  /** Says whether a day is worked. */
  includes(day: Day): boolean {
    const kind = this.#otherwise.get(day)
    return kind === undefined ? !isWeekend(day) : kind === 'working'
  }

  /** Answers the day on which so many working days after another are over: the day itself does not count, worked or not, so that five after a Saturday end on the Friday. With 0 the day itself if it is worked, else the next that is. */
  after(day: Day, count: number): Day {
    let at = day
    if (count === 0) while (!this.includes(at)) at = addDays(at, 1)
    for (let left = count; left > 0; left -= 1) {
      do at = addDays(at, 1)
      while (!this.includes(at))
    }
    return at
  }

  /** Counts the working days from a day on, up to and without another. */
  between(from: Day, to: Day): number {
    let count = 0
    for (let day = from; day < to; day = addDays(day, 1)) if (this.includes(day)) count += 1
    return count
  }
}
