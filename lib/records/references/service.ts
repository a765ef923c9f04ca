import { AppError, invalidField } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { parseRecordId } from '#lib/platform/http/record-id'
import type { ListPage, ListRequest } from '#lib/platform/list/list-page'
import { listPage } from '#lib/platform/list/list-page'
import { readSort } from '#lib/platform/list/list-query'
import type { Scope } from '#lib/platform/scope/scope'
import { mayEver, permit } from '#lib/platform/scope/scope'
import { askApproval } from '../approvals/ask.ts'
import { rootNamed } from '../record/of-customer.ts'
import { showCustomer } from '../record/resource.ts'
import type { ReferenceRow } from './repository.ts'
import { findReference, insertReference, nameRequest, referenceRequest, referenceRow, withdrawRow } from './repository.ts'
import type { ListReferencesInput, ProposeReferenceInput, ReferenceResource } from './schema.ts'

/** Key of the kind, as requests store it. */
export const REFERENCE = 'reference'

/** Today by the company's clock: by it a reference is in force or over. */
export const todayOf = (ctx: Pick<Context, 'now' | 'company'>) => dayOf(ctx.now, ctx.company.timeZone)

/** All pages of a list of references. */
export type WholeReferenceList = Omit<ListReferencesInput, 'limit' | 'cursor'>

/** Builds the list of references within a scope. */
export function requestOf(ctx: Context, scope: Scope, { limit, cursor, sort, ...asked }: ListReferencesInput): ListRequest {
  const { key, falling } = readSort(sort)
  return referenceRequest({
    ...{ scope, today: todayOf(ctx), state: asked.state, basis: asked.basis, asked, sort: key, falling, limit, cursor },
    customer: asked.customer === undefined ? undefined : parseRecordId(asked.customer),
  })
}

/** Lists the references among the customers that the actor may see, the latest proposal first unless asked otherwise, a page at a time. Throws `invalid_cursor`. */
export async function listReferences(ctx: Context, input: ListReferencesInput): Promise<ListPage<ReferenceResource>> {
  const request = requestOf(ctx, permit(ctx, 'customer:read'), input)
  const page = await listPage(ctx.db, referenceRow, request, ctx.now)
  return { ...page, rows: page.rows.map(viewReference) }
}

/** Answers whether a customer is named as a reference today; not for whoever may not see it. */
export async function isReference(ctx: Context, customerId: number): Promise<boolean> {
  if (!mayEver(ctx, 'customer:read')) return false
  const asked = { sort: '-id' as const, limit: 1, cursor: undefined, state: 'in_force' as const }
  return (await listReferences(ctx, { ...asked, customer: String(customerId) })).rows.length > 0
}

/** Answers one reference. Throws `not_found` out of scope as for none. */
export async function getReference(ctx: Context, id: number): Promise<ReferenceResource> {
  return viewReference(await found(ctx, permit(ctx, 'customer:read'), id))
}

/**
 * Proposes a customer within reach as a reference, with the consent that is on file, and asks for its approval. Throws `not_found` out of scope, `invalid_request` for a consent of a later day and for an end that
 * is not after today, `rule_violated` for a consumer, whose name is personal, and as `askApproval`.
 */
export async function proposeReference(ctx: Context, input: ProposeReferenceInput): Promise<ReferenceResource> {
  const scope = permit(ctx, 'customer:update')
  const today = todayOf(ctx)
  if (input.consent_on > today) throw invalidField('consent_on', 'in_the_future')
  if (input.ends_on <= today) throw invalidField('ends_on', 'not_in_the_future')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const rootId = await rootNamed(db, scope, input)
    const { basis, merit, consent_on: consentOn, consent_by: consentBy, consent_paper: consentPaper, ends_on: endsOn } = input
    const id = await insertReference(db, {
      ...{ customerId: rootId, basis, merit, consentOn, consentBy, consentPaper, endsOn },
      ...{ proposedById: ctx.actor.userId, proposedAt: ctx.now },
    })
    const approvalId = await askApproval(inner, {
      kind: REFERENCE,
      programsAsk: true,
      rule: 'reference',
      measured: { amount: 1 },
      subject: { type: 'customer_reference', id: String(rootId), customerId: rootId },
      payload: { reference_id: id, customer_id: rootId },
      facts: [
        { key: 'reference_basis', as: 'word', word: `references.bases.${basis}` },
        { key: 'consent_on', as: 'text', text: consentOn },
        { key: 'ends_on', as: 'text', text: endsOn },
      ],
      reason: merit,
    })
    await nameRequest(db, id, approvalId)
    const detail = { basis, consent_on: consentOn, ends_on: endsOn, approval_id: approvalId }
    await audit(inner, { action: 'reference.propose', subjectType: 'customer', subjectId: rootId, detail, reason: merit })
    const made = await found(inner, scope, id)
    if (made.customerKind === 'consumer') throw new AppError('rule_violated', {}, { detail: 'reference.consumer' })
    return viewReference(made)
  })
}

/** Withdraws a reference that is named, at once: from now on nobody names it. Throws `not_found` out of scope and `rule_violated` for one that is not in force. */
export async function withdrawReference(ctx: Context, id: number, reason: string): Promise<ReferenceResource> {
  const scope = permit(ctx, 'customer:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const before = await found(inner, scope, id)
    const isDone = before.state === 'in_force' && (await withdrawRow(db, id, { byId: ctx.actor.userId, at: ctx.now, reason }))
    if (!isDone) throw new AppError('rule_violated', {}, { detail: 'reference.not_in_force' })
    const detail = { reference_id: id, basis: before.basis }
    await audit(inner, { action: 'reference.withdraw', subjectType: 'customer', subjectId: before.customerId, detail, reason })
    return viewReference(await found(inner, scope, id))
  })
}

async function found(ctx: Pick<Context, 'db' | 'now' | 'company'>, scope: Scope, id: number): Promise<ReferenceRow> {
  const row = await findReference(ctx.db, scope, id, todayOf(ctx))
  if (row === null) throw new AppError('not_found', {})
  return row
}

/** Shows a reference as the API has it. */
export function viewReference(row: ReferenceRow): ReferenceResource {
  return {
    id: String(row.id),
    ...showCustomer(row),
    ...{ state: row.state, basis: row.basis, merit: row.merit },
    ...{ consent_on: row.consentOn, consent_by: row.consentBy, consent_paper: row.consentPaper, ends_on: row.endsOn },
    ...{ proposed_by: String(row.proposedById), proposed_by_name: row.proposedByName, proposed_at: row.proposedAt.toISOString() },
    approval_id: String(row.approvalId),
    ...{ decided_by_name: row.decidedByName, decided_at: row.decidedAt?.toISOString() ?? null },
    ...{ withdrawn_by_name: row.withdrawnByName, withdrawn_at: row.withdrawnAt?.toISOString() ?? null },
    withdrawn_reason: row.withdrawnReason,
  }
}
