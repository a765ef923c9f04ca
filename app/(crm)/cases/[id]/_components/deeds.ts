import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CaseView } from '#lib/records/cases/desk/view'

const deeds = [
  'answer',
  'attempt',
  'told',
  'ask',
  'wait',
  'resume',
  'pay',
  'goodwill',
  'resolve',
  'paid',
  'paycall',
  'draft',
  'report',
  'rule',
  'follow',
  'reopen',
  'again',
  'assign',
  'classify',
] as const
/** What can be done in a case; names the text under `cases.deed` in the catalogues. */
export type Deed = (typeof deeds)[number]

/** Answers what the reader may do in a case as it stands, in the order in which it is offered. */
export function deedsOf(ctx: Context, view: CaseView): Deed[] {
  if (!mayEver(ctx, 'case:update') || view.archived) return []
  // An outlet that is asked answers; the rest is the work of whoever has the case.
  if (view.awaitsReader && view.assignee_id !== String(ctx.actor.userId)) return []
  const closed = view.stage === 'closed'
  const solved = view.resolved_at !== null
  const appeal = view.type === 'appeal'
  const waits = view.approval?.status === 'waiting'
  const offered: Record<Deed, boolean> = {
    answer: !closed && !solved,
    attempt: !closed,
    told: !closed,
    ask: !closed && !solved,
    wait: view.mayWait,
    resume: view.waitingSince !== null,
    pay: !closed && !solved && !waits,
    goodwill: !closed && view.goodwillApproval?.status !== 'waiting',
    // What may be paid is not known yet.
    resolve: !closed && !solved && !waits,
    paid: view.owedMinor > 0,
    paycall: view.clocks.some(({ kind }) => kind === 'pay_call'),
    draft: appeal && view.drafted_at === null && view.reported_at === null,
    report: appeal && view.drafted_at !== null && view.reported_at === null,
    rule: appeal && view.reported_at !== null,
    follow: closed && view.clocks.some(({ kind }) => kind === 'follow_up'),
    reopen: solved,
    again: !closed,
    assign: !closed,
    classify: !closed,
  }
  return deeds.filter((deed) => offered[deed])
}

/** Reads what the URL says is being done; null for nothing, and for what cannot be done now. */
export function readDeed(text: string | undefined, ctx: Context, view: CaseView): Deed | null {
  return deedsOf(ctx, view).find((deed) => deed === text) ?? null
}

/** Answers what the case waits for, so that the button for it stands out. */
export function mainDeed(view: CaseView): Deed {
  if (view.stage === 'closed') return afterwards(view)
  if (view.resolved_at !== null) return view.type !== 'appeal' ? 'told' : view.drafted_at === null ? 'draft' : 'report'
  if (view.next_clock === 'appeal_draft') return 'draft'
  if (view.waitingSince !== null) return 'resume'
  // While an outlet looks into it, the user is told how it stands.
  if (view.stage === 'open' || view.stage === 'waiting_outlet') return 'answer'
  if (view.next_clock === 'progress' || view.next_clock === 'callback') return 'answer'
  return 'resolve'
}

/** What is still to be done about a case that is over. */
function afterwards({ next_clock: clock }: CaseView): Deed {
  if (clock === 'follow_up') return 'follow'
  if (clock === 'pay_out') return 'paid'
  return clock === 'pay_call' ? 'paycall' : 'reopen'
}
