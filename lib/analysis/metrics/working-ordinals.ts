import type { Day } from '#lib/core/day'
import { dayFromNumber, dayNumber } from '#lib/core/day'
import { silentStretches } from '#lib/core/spring-festival'
import { CUSTOMER_KINDS, shipsByWeek } from '../classification/columns.ts'

/** Days numbered as a kind of customer ships: a day on which it does not has the number of the day before. */
export interface Ordinals {
  /** Of a day number since 1970-01-01; earlier days and those beyond the last count like plain days. */
  of(day: number): number
}

/**
 * Numbers the days up to `last` for each kind of customer, in the order of `CUSTOMER_KINDS`: for firms weekends, public holidays and the silent days around the Spring
 * Festival do not count, for consumers only the last. `isWorked` says of a day whether it is one of the working week. The gap between two days is the difference of
 * their numbers.
 * @source docs/formulas.md#dormancy
 */
export function ordinalsByKind(isWorked: (day: Day) => boolean, last: number): Ordinals[] {
  const silent = new Set<number>()
  for (const { first, last: end } of silentStretches())
    for (let day = dayNumber(first); day <= dayNumber(end); day += 1) silent.add(day)
  const forFirms = numbered(last, (day) => !silent.has(day) && isWorked(dayFromNumber(day)))
  const forPeople = numbered(last, (day) => !silent.has(day))
  return CUSTOMER_KINDS.map((kind) => (shipsByWeek(kind) ? forFirms : forPeople))
}

function numbered(last: number, counts: (day: number) => boolean): Ordinals {
  const numbers = new Int32Array(Math.max(0, last + 1))
  let count = 0
  for (let day = 0; day < numbers.length; day += 1) {
    if (counts(day)) count += 1
    numbers[day] = count
  }
  const most = numbers.length - 1
  return { of: (day) => (day < 0 ? day : day > most ? count + day - most : (numbers[day] ?? 0)) }
}
