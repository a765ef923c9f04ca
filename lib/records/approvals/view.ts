import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import type { ApprovalKind } from './kind.ts'
import type { ApprovalRow } from './repository.ts'
import type { ApprovalResource } from './schema.ts'

/** A request as a screen gets it, a consumer's name masked; of a customer that has left the scope of whoever asked, no more than the request itself. */
export interface ApprovalView extends Omit<ApprovalRow, 'payload' | 'ladder' | 'customerKind' | 'inScope'> {
  /** Made by whoever reads it. */
  own: boolean
  /** Where what it is about is looked at; null where there is no page. */
  href: string | null
  /** Gives a file, now that it is approved. */
  givesFile: boolean
}

/** For so many days what was approved may be taken as a file. */
export const FILE_DAYS = 7
const DAY_MS = 86_400_000

/** Answers until when the file of a request may be taken. */
export function fileUntil(decidedAt: Date): Date {
  return new Date(decidedAt.getTime() + FILE_DAYS * DAY_MS)
}

/** Shows a request. */
export function viewApproval(ctx: Context, kinds: readonly ApprovalKind[], row: ApprovalRow): ApprovalView {
  const { payload, ladder: _ladder, customerKind, inScope, ...rest } = row
  const kind = kinds.find(({ key }) => key === row.kind)
  const own = row.requesterId === ctx.actor.userId
  const taken = row.status === 'approved' && row.decidedAt !== null && fileUntil(row.decidedAt) > ctx.now
  return {
    ...rest,
    ...(inScope ? {} : { rootId: null, customerClass: null, customerValueMinor: null }),
    customerName: inScope ? nameOf(row.customerName, customerKind) : null,
    own,
    href: inScope ? (kind?.hrefOf?.(payload) ?? null) : null,
    givesFile: own && taken && kind?.file !== undefined,
  }
}

function nameOf(name: string | null, kind: string | null): string | null {
  return maskCustomerName(kind, name)
}

/** Shows a request as the API answers it. */
export function showApproval(view: ApprovalView): ApprovalResource {
  const isWaiting = view.status === 'waiting'
  return {
    id: String(view.id),
    kind: view.kind,
    rule: view.rule,
    status: view.status,
    requested_by: String(view.requesterId),
    requested_by_name: view.requesterName,
    reason: view.reason,
    customer_id: view.rootId === null ? null : String(view.rootId),
    customer_name: view.customerName,
    customer_class: view.customerClass,
    outlet_name: view.outletName,
    measure: view.measure,
    facts: view.facts,
    asked_at: view.askedAt.toISOString(),
    due_at: isWaiting ? view.dueAt.toISOString() : null,
    decider_names: isWaiting ? view.deciderNames : [],
    decided_at: view.decidedAt?.toISOString() ?? null,
    decided_by_name: view.decidedByName,
    decision_reason: view.decisionReason,
    version: view.version,
  }
}
