import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'
import type { WorkingDays } from '#lib/platform/calendar/working-days'

/** Within how many days what was agreed is paid, and the user is asked if it came. */
export interface PayOutRules {
  /** In whole units of the currency: up to it, `days`; above it, `daysAbove`. */
  upTo: number
  /** Working days of the company's calendar, the first being the one after the day of agreeing. */
  days: number
  daysAbove: number
  /** Days of the calendar after that of paying. */
  callDays: number
  workingDays: WorkingDays
}

/** Answers what of a compensation is still to be paid, in minor units; 0 where nothing is. */
export function outstandingMinor(facts: { compensationMinor: number | null; paidMinor: number }): number {
  return Math.max(0, (facts.compensationMinor ?? 0) - facts.paidMinor)
}

/**
 * Answers until when an amount is to be paid that was agreed at an instant: 24:00 of the last of its working days. The day of agreeing does not count, whether it is worked or not.
 * @source docs/formulas.md#clocks-of-a-case
 */
export function payOutDueAt(agreedAt: Date, amount: number, rules: PayOutRules, zone: string): Date {
  const days = amount <= rules.upTo ? rules.days : rules.daysAbove
  const last = rules.workingDays.after(dayOf(agreedAt, zone), days)
  return firstInstantOf(addDays(last, 1), zone)
}

/** Answers the last day on which the user is asked whether what was paid on a day has come. */
export function payCallDay(paidOn: Day, { callDays }: Pick<PayOutRules, 'callDays'>): Day {
  return addDays(paidOn, callDays)
}
