import { addDays, daysBetween } from '#lib/core/day'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'

/** 快递暂行条例 article 28: a complaint is dealt with, and the user told, within seven days of its receipt. */
export const LEGAL_DAYS = 7

/**
 * Answers when the seven days of a complaint end: 24:00 of the seventh calendar day, the first being the day after the receipt. Nothing makes it longer: no pause,
 * no class, no peak, no reopening.
 * @source docs/formulas.md#legal-seven-days
 */
export function legalDueAt(receivedAt: Date, zone: string): Date {
  return firstInstantOf(addDays(dayOf(receivedAt, zone), LEGAL_DAYS + 1), zone)
}

/** Tells whether the seven days run: for a complaint, until there is a record that the user was told. */
export function runsLegally({ type, informed }: { type: string; informed: boolean }): boolean {
  return type === 'complaint' && !informed
}

/** Answers on which of the legal days an instant lies: 0 on the day of receipt, 1 on the day after it. */
export function legalDayOf(receivedAt: Date, at: Date, zone: string): number {
  return daysBetween(dayOf(receivedAt, zone), dayOf(at, zone))
}

/** Answers when a legal day begins. */
export function legalDayBegins(receivedAt: Date, day: number, zone: string): Date {
  return firstInstantOf(addDays(dayOf(receivedAt, zone), day), zone)
}

/** How it stands with the duty: it is over only by a record that the user was told. Calls that reached nobody are evidence, and end nothing. */
export type LegalOutcome = 'running' | 'met' | 'late' | 'breached'

/** Answers how it stands: `met` when the user was told by the end of the seventh day, `late` when after it, `breached` when not at all and it is over. */
export function legalOutcome(receivedAt: Date, informedAt: Date | null, now: Date, zone: string): LegalOutcome {
  const dueAt = legalDueAt(receivedAt, zone)
  if (informedAt !== null) return informedAt <= dueAt ? 'met' : 'late'
  return now <= dueAt ? 'running' : 'breached'
}
