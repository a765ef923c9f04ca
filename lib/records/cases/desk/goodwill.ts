import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { askApproval } from '../../approvals/ask.ts'
import { authorityOf } from '../../approvals/authority.ts'
import type { ApprovalKind } from '../../approvals/kind.ts'
import { defineApprovalKind } from '../../approvals/kind.ts'
import { requireNoneWaits } from '../../approvals/of-subject.ts'
import { asMinor } from '../../record/column.ts'
import type { CaseRow } from '../repository.ts'
import { findCaseRow, lockCase } from '../repository.ts'
import type { Deed } from './act.ts'
import { actApproved, found, requireOpen, storeDeed } from './act.ts'
import { factsOfGrant, paymentOf } from './ask-pay.ts'
import { askedPayment, GOODWILL, measureGrant } from './pay.ts'
import { lockGrants } from './repository.ts'
import type { GoodwillInput } from './schema.ts'

/**
 * Gives a coupon as goodwill, or asks for it where it is above the own limit; answers which. The amount is what all coupons of the case are worth. Nothing of it is paid out, and no part of the
 * compensation. Throws `not_found` out of scope, `conflict` for an older version, `rule_violated` for a case that is over, for what was given already and while a request waits.
 */
export async function giveGoodwill(ctx: Context, id: RecordId, input: GoodwillInput): Promise<'given' | 'asked'> {
  const scope = permit(ctx, 'case:update')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const named = found(await findCaseRow(db, scope, id))
    await lockCase(db, named.id)
    const stored = found(await findCaseRow(db, scope, { id: named.id }))
    if (stored.version !== input.version) throw new AppError('conflict', {}, { detail: 'record.version_is_old' })
    requireOpen(stored)
    if (input.goodwill_minor <= (stored.goodwillMinor ?? 0))
      throw new AppError('rule_violated', {}, { detail: 'case.goodwill_is_given' })
    const subject = { type: 'case', id: String(stored.id) }
    await requireNoneWaits(inner, subject, [GOODWILL])
    await lockGrants(db, stored.customerId)
    const { measured, recentMinor } = await measureGrant(inner, GOODWILL, paymentOf(stored, input.goodwill_minor))
    if ((await authorityOf(inner, GOODWILL, measured)).enough) {
      await storeDeed(inner, scope, stored, deedOf(stored, input.goodwill_minor, { text: input.reason }))
      return 'given'
    }
    await askApproval(inner, {
      kind: GOODWILL,
      rule: GOODWILL,
      measured,
      subject: { ...subject, customerId: stored.customerId, outletId: stored.outletId },
      payload: { case_id: stored.id, amount_minor: input.goodwill_minor, currency: stored.currency },
      facts: factsOfGrant(stored, input.goodwill_minor, { key: 'recent_goodwill', minor: recentMinor }),
      reason: input.reason,
    })
    return 'asked'
  })
}

function deedOf({ currency }: CaseRow, minor: number, said: { text?: string; approvalId?: number }): Deed {
  return {
    set: { goodwill_minor: asMinor(minor) },
    event: {
      kind: 'goodwill',
      text: said.text ?? null,
      detail: { amount_minor: minor, currency, ...(said.approvalId === undefined ? {} : { approval_id: said.approvalId }) },
    },
  }
}

/** A coupon above the own limit: approved, it is given. */
export const goodwillKind: ApprovalKind = defineApprovalKind({
  key: GOODWILL,
  payload: askedPayment,
  hrefOf: ({ case_id: id }) => `/cases/${id}`,
  approve: (ctx, { payload: asked, approvalId }) =>
    actApproved(ctx, asked.case_id, (stored) => deedOf(stored, asked.amount_minor, { approvalId })),
})
