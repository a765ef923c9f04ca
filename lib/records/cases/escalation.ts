import type { Clock } from './clocks.ts'
import { legalDayBegins } from './legal-clock.ts'
import type { ServiceHours } from './service-hours.ts'
import { addServiceMinutes, serviceMinutesBetween } from './service-hours.ts'
import type { CaseSettings, EscalationLevel } from './service-rules.ts'

/** A point at which somebody hears of a clock. */
export interface EscalationPoint {
  at: Date
  level: EscalationLevel
  /** Share of the time that has gone, in percent; of the legal clock the day that begins. */
  mark: number
}

/** Clocks that pause outside the hours of service; the others run by the clock on the wall. */
const PAUSING: readonly Clock['kind'][] = ['first_answer', 'solution', 'progress', 'outlet']
/** Promises of a person to a person: at their time, and to nobody else. */
const OWN: readonly Clock['kind'][] = ['callback', 'follow_up', 'pay_call']

/**
 * Answers when somebody hears of a clock, in the order of time: at shares of the time it had, the legal one at the beginning of its days. Two that fall on one instant
 * are both answered.
 * @source docs/formulas.md#escalation
 */
export function escalationPoints(clock: Clock, settings: CaseSettings, hours: ServiceHours, zone: string): EscalationPoint[] {
  const { escalation } = settings
  if (clock.kind === 'legal') return legalPoints(clock, settings, zone)
  if (OWN.includes(clock.kind)) return [{ at: clock.dueAt, level: 'self', mark: 100 }]
  const steps = clock.kind === 'outlet' ? escalation.outletSteps : escalation.steps
  const at = PAUSING.includes(clock.kind) ? shareOfService(clock, hours, zone) : shareOfTime(clock)
  return inOrder(steps.map(({ percent, level }) => ({ at: at(percent / 100), level, mark: percent })))
}

/** Answers the points of a list that are reached, the last of them, and the next one after `now`. */
export function reachedPoints(
  points: readonly EscalationPoint[],
  now: Date,
): { last: EscalationPoint | null; next: Date | null } {
  return {
    last: points.filter(({ at }) => at <= now).at(-1) ?? null,
    next: points.find(({ at }) => at > now)?.at ?? null,
  }
}

function legalPoints({ startedAt, dueAt }: Clock, { escalation }: CaseSettings, zone: string): EscalationPoint[] {
  const days = escalation.legalDays.map(({ day, level }) => ({ at: legalDayBegins(startedAt, day, zone), level, mark: day }))
  // What the law was broken by is told at the top, whatever the days say.
  return inOrder([...days, { at: dueAt, level: 'general', mark: 100 }])
}

const inOrder = (points: EscalationPoint[]) => points.sort((left, right) => left.at.getTime() - right.at.getTime())

function shareOfTime({ startedAt, dueAt }: Clock): (share: number) => Date {
  const span = dueAt.getTime() - startedAt.getTime()
  return (share) => new Date(startedAt.getTime() + Math.round(span * share))
}

function shareOfService({ startedAt, dueAt }: Clock, hours: ServiceHours, zone: string): (share: number) => Date {
  const minutes = serviceMinutesBetween(startedAt, dueAt, hours, zone)
  // At the whole of it the clock's own end, whatever an end outside the hours (the legal day) would make of it.
  return (share) => (share === 1 ? dueAt : addServiceMinutes(startedAt, minutes * share, hours, zone))
}
