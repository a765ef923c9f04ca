import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import { minorPerMajor } from '#lib/core/money'
import { firstInstantOf } from '#lib/core/time-zone'
import { appealDueAt, appealOutletDueAt, appealSteps } from './appeal-clock.ts'
import type { ServiceClass } from './case.ts'
import { legalDueAt, runsLegally } from './legal-clock.ts'
import { outstandingMinor, payCallDay, payOutDueAt } from './pay-clock.ts'
import type { Priority } from './priority.ts'
import type { ServiceHours } from './service-hours.ts'
import { addServiceMinutes, minutesOfServiceDay } from './service-hours.ts'
import type { CaseSettings } from './service-rules.ts'
import type { StageFacts } from './stage.ts'
import { hasHeard, isClosed, isOutletAwaited, runsSince } from './stage.ts'

/** Every clock that a case may have. `source` is the date that a platform or an authority gave. */
export const CLOCKS = [
  'legal',
  'appeal',
  'source',
  'callback',
  'first_answer',
  'outlet',
  'progress',
  'solution',
  'appeal_draft',
  'appeal_report',
  'follow_up',
  'pay_out',
  'pay_call',
] as const
export type ClockKind = (typeof CLOCKS)[number]

/** Clocks that somebody outside has set: by law, by the regulator, by a platform. They come first. */
export const OUTSIDE_CLOCKS: readonly ClockKind[] = ['legal', 'appeal', 'source']

/** One clock that runs. */
export interface Clock {
  kind: ClockKind
  startedAt: Date
  dueAt: Date
}

/** What of a case its clocks follow from. */
export interface ClockFacts extends StageFacts {
  channel: string | null
  priority: Priority
  serviceClass: ServiceClass
  /** As a platform or the regulator gave it. */
  dueAt: Date | null
  regulatorProvince: string | null
  /** When the user was promised a call, and none was made since. */
  callbackAt: Date | null
  /** Minutes of service that it has waited for its customer since it was opened, or opened again; without the present time. */
  waitedMinutes: number
  /** When it last waited no more. */
  resumedAt: Date | null
  draftedAt: Date | null
  followUpWanted: boolean
  followedUpAt: Date | null
  currency: string
  compensationMinor: number | null
  /** When it was agreed; null where it was decided elsewhere, or not at all. */
  compensationAgreedAt: Date | null
  paidMinor: number
  /** When something was paid last; null while nothing was, or where it did not come. */
  paidOn: Day | null
  /** When the user said that it came. */
  payCalledAt: Date | null
  archived: boolean
}

const HOUR_MS = 3_600_000

/**
 * Answers the clocks of a case that run, in no order. Those of law and of others never pause; ours run in the hours of service, begin anew when a case is opened again, and those of
 * solution and progress stand still while it waits for its customer. What was agreed to be paid is owed whatever becomes of the case.
 * @source docs/formulas.md#clocks-of-a-case
 */
export function clocksOf(facts: ClockFacts, settings: CaseSettings, zone: string): Clock[] {
  if (facts.archived) return []
  const paying = payClocks(facts, settings, zone)
  if (isClosed(facts)) return [...followUpClock(facts, settings), ...paying]
  const outside = [...legalClock(facts, zone), ...appealClocks(facts, settings, zone)]
  if (facts.resolvedAt !== null) return [...outside, ...paying]
  return [
    ...outside,
    ...paying,
    ...sourceClock(facts),
    ...callbackClock(facts),
    ...outletClock(facts, settings, zone),
    ...ourClocks(facts, settings, zone),
  ]
}

/** Answers the clock that ends first; of several at one instant the one from outside, then as they are listed. Null when none runs. */
export function nextClock(clocks: readonly Clock[]): Clock | null {
  const rank = ({ kind }: Clock) => CLOCKS.indexOf(kind)
  return [...clocks].sort((left, right) => left.dueAt.getTime() - right.dueAt.getTime() || rank(left) - rank(right))[0] ?? null
}

/** The hours in which those who work on a case of this type do. */
export function hoursOf(type: string, settings: CaseSettings): ServiceHours {
  return type === 'appeal' || type === 'claim' ? settings.claimsHours : settings.serviceHours
}

function legalClock(facts: ClockFacts, zone: string): Clock[] {
  if (!runsLegally({ type: facts.type, informed: facts.informedAt !== null })) return []
  return [{ kind: 'legal', startedAt: facts.openedAt, dueAt: legalDueAt(facts.openedAt, zone) }]
}

function appealClocks(facts: ClockFacts, { appeal }: CaseSettings, zone: string): Clock[] {
  if (facts.type !== 'appeal' || facts.reportedAt !== null) return []
  const startedAt = facts.openedAt
  const notice = { receivedAt: startedAt, typedDueAt: facts.dueAt, province: facts.regulatorProvince }
  const dueAt = appealDueAt(notice, appeal, zone)
  const { draftDueAt, reportDueAt } = appealSteps(startedAt, dueAt, appeal, zone)
  const own: Clock[] = [{ kind: 'appeal_report', startedAt, dueAt: reportDueAt }]
  if (facts.draftedAt === null) own.push({ kind: 'appeal_draft', startedAt, dueAt: draftDueAt })
  return [{ kind: 'appeal', startedAt, dueAt }, ...own]
}

/** A platform's date is for the first answer, an authority's for the solution. */
function sourceClock(facts: ClockFacts): Clock[] {
  if (facts.dueAt === null || facts.type === 'appeal') return []
  if (facts.channel === 'platform' && hasHeard(facts)) return []
  return [{ kind: 'source', startedAt: facts.openedAt, dueAt: facts.dueAt }]
}

function callbackClock({ callbackAt, heardAt, openedAt }: ClockFacts): Clock[] {
  return callbackAt === null ? [] : [{ kind: 'callback', startedAt: heardAt ?? openedAt, dueAt: callbackAt }]
}

function outletClock(facts: ClockFacts, settings: CaseSettings, zone: string): Clock[] {
  const startedAt = facts.outletAskedAt
  if (startedAt === null || !isOutletAwaited(facts)) return []
  const minutes = settings.outletReply[facts.priority - 1] ?? 0
  const dueAt =
    facts.type === 'appeal'
      ? appealOutletDueAt(startedAt, settings.appeal)
      : addServiceMinutes(startedAt, minutes, settings.serviceHours, zone)
  return [{ kind: 'outlet', startedAt, dueAt }]
}

/** First answer, solution and progress. An appeal has steps of its own in place of the last two, what is internal nobody to answer, praise nothing to solve. */
function ourClocks(facts: ClockFacts, settings: CaseSettings, zone: string): Clock[] {
  const since = runsSince(facts)
  const hours = hoursOf(facts.type, settings)
  const clocks: Clock[] = []
  const platformDate = facts.channel === 'platform' && facts.dueAt !== null
  if (facts.type !== 'internal' && !hasHeard(facts) && !platformDate)
    clocks.push({
      kind: 'first_answer',
      startedAt: since,
      dueAt: addServiceMinutes(since, firstAnswerMinutes(facts, settings), hours, zone),
    })
  const { waitingSince } = facts
  const pausing = [...solutionClock(facts, settings, zone), ...progressClock(facts, settings, zone)]
  // A promise that was broken before is not mended by waiting.
  return [...clocks, ...(waitingSince === null ? pausing : pausing.filter(({ dueAt }) => dueAt <= waitingSince))]
}

/** What a case has waited for its customer moves the whole clock on: no share of it has gone meanwhile. The law is not moved. */
function solutionClock(facts: ClockFacts, settings: CaseSettings, zone: string): Clock[] {
  if (facts.type === 'appeal' || facts.type === 'compliment') return []
  const hours = hoursOf(facts.type, settings)
  const begun = addServiceMinutes(runsSince(facts), facts.waitedMinutes, hours, zone)
  const minutes = settings.solution[facts.serviceClass][facts.priority - 1] ?? 0
  const [legal] = legalClock(facts, zone)
  const dueAt = earlier(addServiceMinutes(begun, minutes, hours, zone), legal?.dueAt ?? null)
  return [{ kind: 'solution', startedAt: earlier(begun, dueAt), dueAt }]
}

const earlier = (one: Date, other: Date | null) => (other !== null && other < one ? other : one)

function firstAnswerMinutes(facts: ClockFacts, { firstAnswer }: CaseSettings): number {
  const table = facts.channel === 'platform' ? firstAnswer.platform : firstAnswer.byClass[facts.serviceClass]
  return table[facts.priority - 1] ?? 0
}

function progressClock(facts: ClockFacts, settings: CaseSettings, zone: string): Clock[] {
  const days = settings.progress[facts.serviceClass]
  const { heardAt, resumedAt } = facts
  if (days === 0 || heardAt === null || !hasHeard(facts)) return []
  if (facts.type === 'appeal' || facts.type === 'compliment' || facts.type === 'internal') return []
  const hours = hoursOf(facts.type, settings)
  const startedAt = resumedAt !== null && resumedAt > heardAt ? resumedAt : heardAt
  return [{ kind: 'progress', startedAt, dueAt: addServiceMinutes(startedAt, minutesOfServiceDay(hours) * days, hours, zone) }]
}

function followUpClock(facts: ClockFacts, { followUp }: CaseSettings): Clock[] {
  if (!facts.followUpWanted || facts.followedUpAt !== null || facts.closedAt === null) return []
  const after = (hours: number) => new Date((facts.closedAt as Date).getTime() + hours * HOUR_MS)
  return [{ kind: 'follow_up', startedAt: after(followUp.fromHours), dueAt: after(followUp.toHours) }]
}

/** What was agreed is paid, and then the user is asked whether it came. */
function payClocks(facts: ClockFacts, { payOut }: CaseSettings, zone: string): Clock[] {
  const { compensationAgreedAt: agreedAt, paidOn, payCalledAt, currency } = facts
  const owed = outstandingMinor(facts)
  const clocks: Clock[] = []
  if (agreedAt !== null && owed > 0)
    clocks.push({
      kind: 'pay_out',
      startedAt: agreedAt,
      dueAt: payOutDueAt(agreedAt, owed / minorPerMajor(currency), payOut, zone),
    })
  if (paidOn !== null && payCalledAt === null)
    clocks.push({
      kind: 'pay_call',
      startedAt: firstInstantOf(paidOn, zone),
      dueAt: firstInstantOf(addDays(payCallDay(paidOn, payOut), 1), zone),
    })
  return clocks
}
