import { addDays } from '#lib/core/day'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'

/** How a company answers postal appeals. Days are calendar days after the day on which the notice came. */
export interface AppealRules {
  /** Days for the firm's answer by province (first two digits of GB/T 2260), where the notice names none. */
  firmDaysByProvince: Readonly<Record<string, number>>
  firmDays: number
  /** Whatever the table says. */
  ceilingDays: number
  /** The province whose regulator sends the notices, unless the case says otherwise. */
  homeProvince: string
  outletHours: number
  draftDay: number
  reportDay: number
}

const HOUR_MS = 3_600_000

/**
 * Answers until when the regulator wants an answer: the date on the notice where it is typed, else 24:00 of the province's last day, counted from the day after the notice
 * came and never beyond the ceiling.
 * @source docs/formulas.md#postal-appeals
 */
export function appealDueAt(
  notice: { receivedAt: Date; typedDueAt: Date | null; province: string | null },
  rules: AppealRules,
  zone: string,
): Date {
  if (notice.typedDueAt !== null) return notice.typedDueAt
  const days = rules.firmDaysByProvince[notice.province ?? rules.homeProvince] ?? rules.firmDays
  return endOfDay(notice.receivedAt, Math.min(days, rules.ceilingDays), zone)
}

/** Answers our own steps on the way: the draft by 24:00 of one day, the answer sent by 24:00 of a later one. Never after the regulator's own date. */
export function appealSteps(
  receivedAt: Date,
  dueAt: Date,
  rules: AppealRules,
  zone: string,
): { draftDueAt: Date; reportDueAt: Date } {
  const earlier = (at: Date) => (at < dueAt ? at : dueAt)
  return {
    draftDueAt: earlier(endOfDay(receivedAt, rules.draftDay, zone)),
    reportDueAt: earlier(endOfDay(receivedAt, rules.reportDay, zone)),
  }
}

/** Answers until when an outlet answers what is asked about an appeal: hours by the clock, for the regulator's days do not wait for ours. */
export function appealOutletDueAt(askedAt: Date, rules: AppealRules): Date {
  return new Date(askedAt.getTime() + rules.outletHours * HOUR_MS)
}

function endOfDay(receivedAt: Date, days: number, zone: string): Date {
  return firstInstantOf(addDays(dayOf(receivedAt, zone), days + 1), zone)
}
