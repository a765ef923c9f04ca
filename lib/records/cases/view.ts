import { maskName, maskPhone } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import type { Scope } from '#lib/platform/scope/scope'
import { callerPersonal, masked } from '../record/changes.ts'
import { showCustomer, showRecord } from '../record/resource.ts'
import { maySeeCaller } from './case.ts'
import type { CaseRow } from './repository.ts'
import type { CaseResource } from './schema.ts'
import { withoutCaller } from './without-caller.ts'

/** What audit events hide: the caller, the free text in which people are named, and what a payment is found by at the bank. */
export const casePersonal = {
  ...callerPersonal,
  description: () => '****',
  resolution: () => '****',
  paid_reference: () => '****',
}

const instant = (date: Date | null) => (date === null ? null : date.toISOString())
const id = (value: number | null) => (value === null ? null : String(value))

/** Tells whether the actor belongs to an outlet that is liable for a case or was asked about it, and so may not know who called. */
export function isHiddenFrom(ctx: Context, scope: Scope, row: Pick<CaseRow, 'liableOutletId' | 'askedOutletIds'>): boolean {
  const reader = { outletId: ctx.actor.outletId, wholeCompany: scope.kind === 'all' }
  return !maySeeCaller(reader, { liable: row.liableOutletId, asked: row.askedOutletIds })
}

/** Shapes a case as the API and the screens have it: the caller masked, and left out for an outlet that is liable or was asked, in the words too. */
export function viewCase(ctx: Context, scope: Scope, row: CaseRow): CaseResource {
  const hidden = isHiddenFrom(ctx, scope, row)
  const words = (text: string | null) =>
    hidden && text !== null ? withoutCaller(text, { name: row.callerName, phone: row.callerPhone }) : text
  return {
    ...showRecord(row),
    ...showCustomer(row),
    type: row.type,
    opened_at: row.openedAt.toISOString(),
    opened_on: row.openedOn,
    category: row.category,
    waybill_no: row.waybillNo,
    channel: row.channel,
    source_no: row.sourceNo,
    due_at: instant(row.dueAt),
    complaint_id: id(row.complaintId),
    complaint_external_id: row.complaintExternalId,
    resolved_at: instant(row.resolvedAt),
    informed_at: instant(row.informedAt),
    subject: words(row.subject),
    description: words(row.description),
    compensation_minor: row.compensationMinor,
    currency: row.currency,
    goodwill_minor: row.goodwillMinor,
    compensation_agreed_at: instant(row.compensationAgreedAt),
    paid_minor: row.paidMinor,
    paid_on: row.paidOn,
    paid_reference: hidden ? null : row.paidReference,
    pay_called_at: instant(row.payCalledAt),
    caller_name: hidden ? null : masked(maskName, row.callerName),
    caller_phone: hidden ? null : masked(maskPhone, row.callerPhone),
    outlet_code: row.outletCode,
    liable_outlet_code: row.liableOutletCode,
    assignee_id: id(row.assigneeId),
    ...viewService(row),
    resolution: words(row.resolution),
    archived: row.archived,
  }
}

/** How it is being dealt with. */
function viewService(row: CaseRow) {
  return {
    subcategory: row.subcategory,
    goods_value_minor: row.goodsValueMinor,
    alarms: row.alarms,
    priority: row.priority,
    service_class: row.serviceClass,
    stage: row.stage,
    next_clock: row.nextClock,
    next_due_at: instant(row.nextDueAt),
    regulator_province: row.regulatorProvince,
    first_answer_at: instant(row.firstAnswerAt),
    heard_at: instant(row.heardAt),
    callback_at: instant(row.callbackAt),
    asked_outlet_code: row.askedOutletCode,
    outlet_asked_at: instant(row.outletAskedAt),
    outlet_answered_at: instant(row.outletAnsweredAt),
    told_at: instant(row.toldAt),
    drafted_at: instant(row.draftedAt),
    reported_at: instant(row.reportedAt),
    effective: row.effective,
    root_cause: row.rootCause,
    closed_at: instant(row.closedAt),
    reopened_at: instant(row.reopenedAt),
    reopened_count: row.reopenedCount,
    followed_up_at: instant(row.followedUpAt),
    satisfied: row.satisfied,
  }
}
