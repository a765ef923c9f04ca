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

/** How it stands with the duty: it is over only by a record that the user was told. Calls that reached nobody are evidence, and end nothing. `unknown`: what was solved elsewhere within the
 * seven days, and came without a word of whether the user was told. */
export type LegalOutcome = 'running' | 'met' | 'late' | 'breached' | 'unknown'

/** What of a complaint says how it stands with the duty. */
export interface LegalFacts {
  openedAt: Date
  /** When the user was told the outcome, the first time. */
  informedAt: Date | null
  resolvedAt: Date | null
  reopenedAt: Date | null
  imported: boolean
}

/**
 * Answers how it stands: `met` when the user was told by the end of the seventh day, `late` when after it, `breached` when not at all and it is over. What came solved with an import that does not say when the
 * user was told is judged by when it was solved: whose clock was still open at its end has broken it, of the others it is not known.
 * @source docs/formulas.md#legal-seven-days
 */
export function legalOutcome(facts: LegalFacts, now: Date, zone: string): LegalOutcome {
  const { openedAt, informedAt, resolvedAt, reopenedAt, imported } = facts
  const dueAt = legalDueAt(openedAt, zone)
  if (informedAt !== null) return informedAt <= dueAt ? 'met' : 'late'
  if (imported && resolvedAt !== null && reopenedAt === null) return resolvedAt <= dueAt ? 'unknown' : 'breached'
  return now <= dueAt ? 'running' : 'breached'
}
