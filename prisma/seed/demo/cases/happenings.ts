import type { Timeline } from '../timeline.ts'
import { secondsOfDay } from '../timeline.ts'
import type { CaseDraft } from './drafts.ts'
import { payOut, referenceOf } from './paying.ts'
import { causeOf } from './second-level.ts'
import type { Serving } from './serving.ts'
import { wordsAbout } from './words.ts'

/** What of the stored case its events repeat. */
interface Worked {
  readonly id: number
  readonly assigneeId: number
}

const noon = 12 * 3_600

interface Happening {
  readonly kind: string
  readonly at: number | null
  readonly isByOutlet?: true
  readonly channel?: string
  readonly outletId?: number | null
  readonly text?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** At noon of the day of paying, and when the user said that it came. */
function paymentOf(timeline: Timeline, draft: CaseDraft, id: number): Happening[] {
  const { paidDay, calledAt } = payOut(timeline, draft, id)
  if (paidDay === null) return []
  const paid = { amount_minor: draft.compensationMinor, currency: 'CNY', reference: referenceOf(id) }
  return [
    {
      ...{ kind: 'paid', at: paidDay * secondsOfDay + noon },
      detail: { ...paid, paid_on: timeline.dayAt(paidDay) },
    },
    { kind: 'pay_called', at: calledAt, channel: 'call', detail: { answer: 'received' } },
  ]
}

const draftedReply = '说明丢失经过和责任认定；按未保价条款的赔偿用户没有接受，建议追加后再次协商。'

/** Answers what happened in a case, as rows of its record of events, in the order of time. */
export function happenings(
  timeline: Timeline,
  draft: CaseDraft,
  serving: Serving,
  { id, assigneeId }: Worked,
): Record<string, unknown>[] {
  const words = wordsAbout(draft)
  const channel = draft.channel === 'wechat' ? 'wechat' : 'call'
  const { askedOutletId: outletId } = serving
  const paid = { root_cause: causeOf(draft), compensation_minor: draft.compensationMinor, currency: 'CNY' }
  const all: Happening[] = [
    { kind: 'opened', at: draft.openedAt },
    { kind: 'answered', at: serving.firstAnsweredAt, channel, text: words.answered },
    { kind: 'outlet_asked', at: serving.askedAt, outletId, text: words.asked },
    {
      ...{ kind: 'outlet_answered', at: serving.outletAnsweredAt, outletId, isByOutlet: true, text: words.outlet },
      detail: { fault: draft.isOutletLiable ? 'ours' : 'unclear' },
    },
    { kind: 'drafted', at: serving.draftedAt, text: draft.isDrafted === true ? draftedReply : words.solved },
    { kind: 'resolved', at: draft.type === 'compliment' ? null : draft.solvedAt, text: words.solved, detail: paid },
    { kind: 'reported', at: serving.reportedAt, text: words.solved },
    { kind: 'told', at: draft.toldAt, channel, text: words.solved },
    { kind: 'closed', at: serving.closedAt },
    ...paymentOf(timeline, draft, id),
    { kind: 'followed_up', at: serving.followedUpAt, channel: 'call', detail: { answer: 'satisfied' } },
  ]
  return all
    .flatMap((each) => (each.at === null ? [] : [{ ...each, at: each.at }]))
    .toSorted((left, right) => left.at - right.at)
    .map((each) => ({
      case_id: id,
      kind: each.kind,
      at: timeline.stamp(each.at),
      noted_at: timeline.stamp(each.at),
      actor_id: each.isByOutlet === true || each.kind === 'closed' ? null : assigneeId,
      channel: each.channel ?? null,
      outlet_id: each.outletId ?? null,
      text: each.text ?? null,
      detail: each.detail ?? {},
    }))
}
