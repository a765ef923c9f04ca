import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { askApproval } from '../../approvals/ask.ts'
import { authorityOf } from '../../approvals/authority.ts'
import type { Fact } from '../../approvals/fact.ts'
import type { ApprovalKind } from '../../approvals/kind.ts'
import { defineApprovalKind } from '../../approvals/kind.ts'
import { asMinor } from '../../record/column.ts'
import { caseNumber } from '../case.ts'
import type { CaseRow } from '../repository.ts'
import { findCaseRow, lockCase } from '../repository.ts'
import { actApproved, found } from './act.ts'
import { askedPayment, COMPENSATION, measureGrant } from './pay.ts'
import type { AskPaymentInput } from './schema.ts'

/**
 * Asks for a compensation that the actor may not grant alone, and answers the request's id. Throws `not_found` out of scope, `conflict` for an older version, `rule_violated` for a case that
 * is solved, for what has been granted already and for what is within the own limit, `duplicate` while a request for the case waits.
 */
export async function askCompensation(ctx: Context, id: RecordId, input: AskPaymentInput): Promise<number> {
  const scope = permit(ctx, 'case:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const named = found(await findCaseRow(db, scope, id))
    await lockCase(db, named.id)
    const stored = found(await findCaseRow(db, scope, { id: named.id }))
    if (stored.version !== input.version) throw new AppError('conflict', {}, { detail: 'record.version_is_old' })
    if (stored.resolvedAt !== null) throw new AppError('rule_violated', {}, { detail: 'case.is_solved' })
    if (input.compensation_minor <= (stored.compensationMinor ?? 0))
      throw new AppError('rule_violated', {}, { detail: 'case.compensation_is_granted' })
    const payment = paymentOf(stored, input.compensation_minor)
    const { measured, recentMinor } = await measureGrant(inner, COMPENSATION, payment)
    const { enough } = await authorityOf(inner, 'compensation', measured)
    if (enough && stored.type !== 'appeal') throw new AppError('rule_violated', {}, { detail: 'case.compensation_within_limit' })
    return askApproval(inner, {
      kind: COMPENSATION,
      rule: 'compensation',
      measured,
      subject: { type: 'case', id: String(stored.id), customerId: stored.customerId, outletId: stored.outletId },
      payload: { case_id: stored.id, amount_minor: input.compensation_minor, currency: stored.currency },
      facts: factsOfGrant(stored, input.compensation_minor, { key: 'recent', minor: recentMinor }),
      reason: input.reason,
    })
  })
}

/** Answers a case with an amount as what is to be measured. */
export function paymentOf(stored: CaseRow, amountMinor: number) {
  const { id: caseId, type, customerId: rootId, currency } = stored
  return { caseId, type, rootId, amountMinor, currency }
}

/** Answers what whoever decides about an amount for a case should know; `before` is what the customer had of late. */
export function factsOfGrant(stored: CaseRow, minor: number, before: { key: string; minor: number }): Fact[] {
  const { currency, goodsValueMinor } = stored
  const money = (key: string, amount: number): Fact => ({ key, as: 'money', minor: amount, currency })
  return [
    money('amount', minor),
    { key: 'case', as: 'text', text: caseNumber(stored.id) },
    { key: 'case_type', as: 'word', word: `cases.type.${stored.type}` },
    ...(stored.category === null ? [] : [{ key: 'category', as: 'word', word: `cases.category.${stored.category}` } as const]),
    ...(goodsValueMinor === null ? [] : [money('goods_value', goodsValueMinor)]),
    money(before.key, before.minor),
  ]
}

/** A compensation above the own limit: approved, it stands in the case and may be paid. */
export const compensationKind: ApprovalKind = defineApprovalKind({
  key: COMPENSATION,
  payload: askedPayment,
  hrefOf: ({ case_id: id }) => `/cases/${id}`,
  approve: (ctx, { payload: asked, approvalId }) =>
    actApproved(ctx, asked.case_id, () => ({
      set: { compensation_minor: asMinor(asked.amount_minor) },
      event: {
        kind: 'compensated',
        detail: { compensation_minor: asked.amount_minor, currency: asked.currency, approval_id: approvalId },
      },
    })),
})
