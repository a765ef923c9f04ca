import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import type { ApprovalBrief } from '../../approvals/of-subject.ts'
import { findApprovalOf, listApprovalStepsOf } from '../../approvals/of-subject.ts'
import type { Clock } from '../clocks.ts'
import { mayReadDetail, mayReadWords } from '../event.ts'
import type { EventRow } from '../events/log.ts'
import { listEvents } from '../events/log.ts'
import type { LegalOutcome } from '../legal-clock.ts'
import { legalDayOf, legalOutcome } from '../legal-clock.ts'
import { outstandingMinor } from '../pay-clock.ts'
import { findCaseRow } from '../repository.ts'
import type { CaseResource } from '../schema.ts'
import { hasHeard, isPausable } from '../stage.ts'
import { listClocks } from '../standing/keep.ts'
import { isHiddenFrom, viewCase } from '../view.ts'
import { withoutCaller } from '../without-caller.ts'
import { found } from './act.ts'
import type { HistoryEntry } from './history.ts'
import { historyOf } from './history.ts'
import { approvedAmong, COMPENSATION, GOODWILL } from './pay.ts'

/** A case as its page shows it. */
export interface CaseView extends CaseResource {
  outletName: string | null
  liableOutletName: string | null
  askedOutletName: string | null
  assigneeName: string | null
  /** Set by a person; null where the rule holds. */
  priorityByHand: 1 | 2 | 3 | null
  /** The reader belongs to an outlet that is liable or was asked: who complained is not shown. */
  hidden: boolean
  /** An outlet that the reader answers for was asked, and has not answered yet. */
  awaitsReader: boolean
  /** Since when it waits for its customer; null while it does not. */
  waitingSince: Date | null
  /** It may begin to. */
  mayWait: boolean
  /** Those that run, that first which ends first. */
  clocks: Clock[]
  /** How it stands with the seven days; null where they do not hold. */
  legal: { outcome: LegalOutcome; day: number } | null
  events: HistoryEntry[]
  /** The latest request for a compensation; null when there was none, and for people of an outlet that is liable or was asked. */
  approval: ApprovalBrief | null
  /** The same for a coupon. */
  goodwillApproval: ApprovalBrief | null
  /** What of an agreed compensation is still to be paid, in minor units; 0 for nothing. */
  owedMinor: number
  /** What was approved last, in minor units; null where nothing was, and for the same people. */
  approvedMinor: number | null
}

/** Answers a case with its clocks and everything that has happened, the latest first, requests for compensations included; for people of an outlet that is liable or was asked without these and
 * without the words that may say who complained. Throws `not_found` out of scope. */
export async function getCaseView(ctx: Context, id: RecordId): Promise<CaseView> {
  const scope = permit(ctx, 'case:read')
  const row = found(await findCaseRow(ctx.db, scope, id))
  const subject = { type: 'case', id: String(row.id) }
  const [clocks, events, approval, goodwillApproval, steps] = await Promise.all([
    listClocks(ctx, row.id),
    listEvents(ctx, row.id),
    findApprovalOf(ctx, subject, [COMPENSATION]),
    findApprovalOf(ctx, subject, [GOODWILL]),
    listApprovalStepsOf(ctx, subject, [COMPENSATION, GOODWILL]),
  ])
  const hidden = isHiddenFrom(ctx, scope, row)
  const { timeZone } = ctx.company
  const legal =
    row.type === 'complaint'
      ? {
          outcome: legalOutcome(row, ctx.now, timeZone),
          day: legalDayOf(row.openedAt, ctx.now, timeZone),
        }
      : null
  return {
    ...viewCase(ctx, scope, row),
    outletName: row.outletName,
    liableOutletName: row.liableOutletName,
    askedOutletName: row.askedOutletName,
    assigneeName: row.assigneeName,
    priorityByHand: row.priorityByHand,
    hidden,
    waitingSince: row.resolvedAt === null ? row.waitingSince : null,
    mayWait: row.resolvedAt === null && row.waitingSince === null && isPausable(row.type) && hasHeard(row),
    awaitsReader: row.stage === 'waiting_outlet' && !row.archived && answersFor(ctx, row.askedOutletId),
    clocks,
    legal,
    approval: hidden ? null : approval,
    goodwillApproval: hidden ? null : goodwillApproval,
    owedMinor: row.compensationAgreedAt === null ? 0 : outstandingMinor(row),
    approvedMinor: hidden ? null : approvedAmong(steps, row.currency),
    events: hidden
      ? historyOf(
          events.map((event) => withoutWords(event, { name: row.callerName, phone: row.callerPhone })),
          [],
        )
      : historyOf(events, steps),
  }
}

/** Whoever may answer for the whole company answers here for the own outlet only: every case would ask otherwise. */
function answersFor(ctx: Context, outletId: number | null): boolean {
  const scope = ctx.actor.permissions['case:answer']
  if (scope === undefined || outletId === null) return false
  return scope.kind === 'all' ? ctx.actor.outletId === outletId : scope.outletIds.includes(outletId)
}

/** What an outlet may read of an event: that it happened, and what concerns itself. */
export function withoutWords(event: EventRow, caller: { name: string | null; phone: string | null }): EventRow {
  const text = event.text !== null && mayReadWords(event.kind) ? withoutCaller(event.text, caller) : null
  return { ...event, text, detail: mayReadDetail(event.kind) ? event.detail : {} }
}
