import { makeRandom } from '../random.ts'
import type { Timeline } from '../timeline.ts'
import { secondsOfDay } from '../timeline.ts'
import type { CaseDraft } from './drafts.ts'

/** How a compensation was paid out; instants in seconds since the demo began. */
interface Paying {
  readonly agreedAt: number | null
  /** Null while it is owed. */
  readonly paidDay: number | null
  readonly calledAt: number | null
}

/** Of what was agreed in the last two weeks so much is still owed, some of it late. */
const owedShare = 0.3
const recentDays = 14
const hour = 3_600

/** Answers how what was agreed with the user was paid, as far as the demo goes: within three days, and confirmed in a call the day after. */
export function payOut(timeline: Timeline, { compensationMinor, solvedAt, isOwed: told = false }: CaseDraft, id: number): Paying {
  if (solvedAt === null || compensationMinor === null || compensationMinor === 0)
    return { agreedAt: null, paidDay: null, calledAt: null }
  const random = makeRandom('paying', id)
  const isRecent = solvedAt > (timeline.days - recentDays) * secondsOfDay
  const isOwed = told || (random.chance(owedShare) && isRecent)
  const day = Math.floor(solvedAt / secondsOfDay) + random.between(1, 3)
  if (isOwed || day >= timeline.days) return { agreedAt: solvedAt, paidDay: null, calledAt: null }
  const calledAt = (day + 1) * secondsOfDay + random.between(9, 17) * hour
  return { agreedAt: solvedAt, paidDay: day, calledAt: calledAt < timeline.days * secondsOfDay ? calledAt : null }
}

/** The columns of a case that say how it was paid out. */
export function payingColumns(timeline: Timeline, draft: CaseDraft, id: number): Record<string, unknown> {
  const { agreedAt, paidDay, calledAt } = payOut(timeline, draft, id)
  return {
    compensation_agreed_at: agreedAt === null ? null : timeline.stamp(agreedAt),
    paid_minor: paidDay === null ? 0 : draft.compensationMinor,
    paid_on: paidDay === null ? null : timeline.dayAt(paidDay),
    paid_reference: paidDay === null ? null : referenceOf(id),
    pay_called_at: calledAt === null ? null : timeline.stamp(calledAt),
  }
}

/** What a payment is found by. */
export const referenceOf = (id: number) => `FK${String(500_000 + id)}`
