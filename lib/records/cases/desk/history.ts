import type { SubjectStepRow } from '../../approvals/of-subject.ts'
import type { EventKind } from '../event.ts'
import type { EventRow } from '../events/log.ts'
import { askedPayment, COMPENSATION } from './pay.ts'
import type { Grant } from './repository.ts'

/** What happens to requests about a case, as its history names it. */
const REQUEST_ACTS = {
  compensation: { asked: 'pay_asked', approved: 'compensated', refused: 'pay_refused', withdrawn: 'pay_withdrawn' },
  goodwill: {
    asked: 'goodwill_asked',
    approved: 'goodwill',
    refused: 'goodwill_refused',
    withdrawn: 'goodwill_withdrawn',
  },
} as const
type Acts = (typeof REQUEST_ACTS)[keyof typeof REQUEST_ACTS]
type RequestAct = Acts extends infer Each ? Each[keyof Each] : never

/** Something in the history of a case: an event, or a step of a request for what is granted. */
export interface HistoryEntry extends Omit<EventRow, 'id' | 'kind'> {
  /** Unique within a case. */
  id: string
  kind: EventKind | RequestAct
  /** In whose place it was decided; null where nobody stood in. */
  forName: string | null
}

/** Puts the events of a case and the steps of its requests into one history, the latest first, and of what happened at once the events first. An approval that both tell of is
 * told by the request, which knows who stood in and what was said. */
export function historyOf(events: readonly EventRow[], steps: readonly SubjectStepRow[]): HistoryEntry[] {
  const approved = new Set(steps.filter(({ act }) => act === 'approved').map(({ approvalId }) => approvalId))
  const noted = events
    .filter(({ detail }) => !approved.has(Number(detail['approval_id'])))
    .map((event): HistoryEntry => ({ ...event, id: `event-${event.id}`, forName: null }))
  return [...noted, ...steps.flatMap(entryOf)].sort((left, right) => right.at.getTime() - left.at.getTime())
}

/** That a request went on to somebody else, or that somebody was reminded, its own page says. */
function entryOf(step: SubjectStepRow): HistoryEntry[] {
  const { id, act, at, byId, byName, forName, reason } = step
  const acts: Partial<Record<string, RequestAct>> = REQUEST_ACTS[step.kind as Grant]
  const kind = acts[act]
  if (kind === undefined) return []
  const { amount_minor: minor, currency } = askedPayment.parse(step.payload)
  return [
    {
      id: `step-${id}`,
      kind,
      at,
      notedAt: at,
      actorId: byId,
      actorName: byName,
      channel: null,
      outletId: null,
      outletName: null,
      text: reason,
      detail: step.kind === COMPENSATION ? { compensation_minor: minor, currency } : { amount_minor: minor, currency },
      forName,
    },
  ]
}
