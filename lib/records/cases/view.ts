import { maskName, maskPhone } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import type { Scope } from '#lib/platform/scope/scope'
import { masked } from '../record/changes.ts'
import { showCustomer, showRecord } from '../record/resource.ts'
import { maySeeCaller } from './case.ts'
import type { CaseRow } from './repository.ts'
import type { CaseResource } from './schema.ts'

const instant = (date: Date | null) => (date === null ? null : date.toISOString())
const id = (value: number | null) => (value === null ? null : String(value))

/** Tells whether the actor belongs to the outlet that is liable for a case, and so may not know who called. */
export function isHiddenFrom(ctx: Context, scope: Scope, row: CaseRow): boolean {
  return !maySeeCaller({ outletId: ctx.actor.outletId, wholeCompany: scope.kind === 'all' }, row.liableOutletId)
}

/** Shapes a case as the API and the screens have it: the caller masked, and left out for the liable outlet. */
export function viewCase(ctx: Context, scope: Scope, row: CaseRow): CaseResource {
  const hidden = isHiddenFrom(ctx, scope, row)
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
    subject: row.subject,
    description: row.description,
    compensation_minor: row.compensationMinor,
    currency: row.currency,
    caller_name: hidden ? null : masked(maskName, row.callerName),
    caller_phone: hidden ? null : masked(maskPhone, row.callerPhone),
    outlet_code: row.outletCode,
    liable_outlet_code: row.liableOutletCode,
    assignee_id: id(row.assigneeId),
    archived: row.archived,
  }
}
