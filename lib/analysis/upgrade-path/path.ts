import type { Day } from '#lib/core/day'
import { addDays, addMonths, monthOf } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { GateLine, Lifecycle } from '../lifecycle/gate.ts'

export const STAGES = ['potential', 'new', 'regular', 'loyal'] as const satisfies readonly Lifecycle[]

/** Which of the customers at a stage are listed: longer there than usual · just short of its gate · of these with nothing but an answer missing · with nothing missing · with a bad case lately. */
export const STALLED_ONLY = ['late', 'near', 'ask', 'open', 'recovery'] as const
export type StalledOnly = (typeof STALLED_ONLY)[number]

/** By how much of what a customer sends its share of us may lie below what is asked for, to be just short of it. */
const NEAR_SHARE = 0.1

/**
 * Says whether somebody is just short of a gate: all but one of its conditions hold, and that one lacks one month (of a row that goes on today), ten points of the share, or nothing but the question how the customer thinks of us, which nobody has put yet.
 * Of a gate that is open nobody is short.
 * @source docs/formulas.md#upgrade-path
 */
export function isNear(gate: readonly GateLine[]): boolean {
  const closed = gate.filter(({ holds }) => !holds)
  const [line] = closed
  if (line === undefined || closed.length > 1) return false
  switch (line.gate) {
    case 'first_waybill':
      return false
    case 'attitude_or_wallet':
      return line.attitudeIsHigh === null || (line.reached !== null && line.needed - line.reached <= NEAR_SHARE)
    case 'months_in_row':
      // A row that ended long ago is no step away from anything.
      return line.running > 0 && line.needed - line.running <= 1
    default:
      return line.reached > 0 && line.needed - line.reached <= 1
  }
}

/** Months of changes that the path shows, the running one among them. */
const MONTHS_SHOWN = 12

/** Answers over which days changes of stage are shown: twelve months up to yesterday, the one that yesterday lies in among them. */
export function pathPeriod(today: Day): Period {
  return { from: addMonths(monthOf(addDays(today, -1)), 1 - MONTHS_SHOWN), to: today }
}

/** Says whether a change of stage goes up the path. */
export function goesUp({ from, to }: { from: Lifecycle; to: Lifecycle }): boolean {
  return STAGES.indexOf(to) > STAGES.indexOf(from)
}

/** What the gates ask for of time: months in a row for a regular, the running one included, and whole months as a customer for somebody loyal. */
interface GateMonths {
  regular_months: number
  loyal_months: number
}

/**
 * Says which gates nobody that came in a quarter can have passed by waybills yet: that of the regular before the month in which the row of one that came on its first day is long enough, that of the loyal before such a one has been a customer for so long.
 * @source docs/formulas.md#upgrade-path
 */
export function mayHavePassed(quarter: Day, today: Day, cuts: GateMonths): { regular: boolean; loyal: boolean } {
  return {
    regular: addMonths(quarter, cuts.regular_months - 1) <= monthOf(today),
    loyal: addMonths(quarter, cuts.loyal_months) <= today,
  }
}

export interface PathMonth {
  /** Its first day. */
  month: string
  up: number
  down: number
}

/** Adds up who went up and who went down in each of some months, in their order; a month without a change has neither. */
export function monthsOfChanges(
  months: readonly string[],
  changes: readonly { month: string; from: Lifecycle; to: Lifecycle; customers: number }[],
): PathMonth[] {
  return months.map((month) => {
    const own = changes.filter((change) => change.month === month)
    const total = (up: boolean) =>
      own.filter((change) => goesUp(change) === up).reduce((sum, { customers }) => sum + customers, 0)
    return { month, up: total(true), down: total(false) }
  })
}
