import { z } from 'zod'
import { AppError, invalidField } from '#lib/core/errors'
import { formatMoney, minorPerMajor } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { authorityOf, deciderName, isProgram, ownCeilingOf } from '../../approvals/authority.ts'
import type { SubjectStepRow } from '../../approvals/of-subject.ts'
import { listApprovalStepsOf } from '../../approvals/of-subject.ts'
import type { Measured } from '../../approvals/rule.ts'
import { loadCaseSettings } from '../load-settings.ts'
import type { Grant } from './repository.ts'
import { lockGrants, sumGranted } from './repository.ts'

/** Keys of the kinds of request, as requests store them. */
export const COMPENSATION = 'compensation'
export const GOODWILL = 'goodwill'

/** What a request for either carries. */
export const askedPayment = z.object({ case_id: z.int(), amount_minor: z.int(), currency: z.string() })

const DAY_MS = 86_400_000

export interface Payment {
  caseId: number
  type: string
  /** The survivor of the customer's merges. */
  rootId: number
  amountMinor: number
  currency: string
  /** What was approved of late, where anything was. */
  approvedMinor?: number | null
}

/** Throws `rule_violated`, with the sentence that says whose limit is enough, when somebody would pay out more than the own limit for one case, or more than so many times
 * of it to one customer of late; and for an appeal, which two pairs of eyes see. It has to be asked for then, and anew where less was approved. What a program states was decided elsewhere, and is not looked at. */
export async function checkPayment(ctx: Context, payment: Payment): Promise<void> {
  if (isProgram(ctx) || payment.amountMinor === 0) return
  await lockGrants(ctx.db, payment.rootId)
  const { measured, recentMinor, rules } = await measureGrant(ctx, COMPENSATION, payment)
  const { enough, own, decider } = await authorityOf(ctx, 'compensation', measured)
  if (enough && payment.type !== 'appeal') return
  const money = (minor: number) => formatMoney(minor, payment.currency, ctx.locale)
  const ownMinor = (own ?? 0) * minorPerMajor(payment.currency)
  const params = { limit: money(ownMinor), who: deciderName(ctx, decider) }
  if (payment.approvedMinor !== undefined && payment.approvedMinor !== null) {
    const amounts = { approved: money(payment.approvedMinor), amount: money(payment.amountMinor) }
    throw new AppError('rule_violated', { ...params, ...amounts }, { detail: 'case.compensation_above_approved' })
  }
  if (enough) throw new AppError('rule_violated', params, { detail: 'case.compensation_of_appeal' })
  if (own !== null && payment.amountMinor > ownMinor)
    throw new AppError('rule_violated', params, { detail: 'case.compensation_above_limit' })
  throw new AppError(
    'rule_violated',
    { ...params, days: rules.sameCustomerDays, recent: money(recentMinor), times: rules.sameCustomerTimes },
    { detail: 'case.compensation_of_same_customer' },
  )
}

/** Answers a grant as the rules measure it: its amount, with what of the same the customer had of late. */
export async function measureGrant(ctx: Context, grant: Grant, payment: Payment) {
  const { compensation: rules } = await loadCaseSettings(ctx)
  const since = new Date(ctx.now.getTime() - rules.sameCustomerDays * DAY_MS)
  const { rootId, caseId: without, currency, amountMinor } = payment
  const recentMinor = await sumGranted(ctx.db, grant, { rootId, since, without, currency })
  const measured: Measured = {
    amount: amountMinor,
    partsPerUnit: minorPerMajor(currency),
    before: { amount: recentMinor, times: rules.sameCustomerTimes },
  }
  return { measured, recentMinor, rules }
}

/** Answers what the actor may grant for one case, in minor units of the company's currency; null for as much as there is. */
export async function ownLimitMinor(ctx: Context, grant: Grant = COMPENSATION): Promise<number | null> {
  const own = await ownCeilingOf(ctx, grant)
  return own === null ? null : own * minorPerMajor(ctx.company.currency)
}

interface Paid {
  id: number
  currency: string
}

/** Finds what was approved last for a case, in minor units of its currency; null where nothing was. */
export async function findApprovedPayment(ctx: Pick<Context, 'db'>, { id, currency }: Paid): Promise<number | null> {
  return approvedAmong(await listApprovalStepsOf(ctx, { type: 'case', id: String(id) }, [COMPENSATION]), currency)
}

/** Answers what was approved last, of the steps of a case's requests with the latest first; null where nothing was in its currency. */
export function approvedAmong(steps: readonly SubjectStepRow[], currency: string): number | null {
  const step = steps.find(({ kind, act }) => kind === COMPENSATION && act === 'approved')
  const payment = step === undefined ? null : askedPayment.parse(step.payload)
  return payment?.currency === currency ? payment.amount_minor : null
}

interface Other {
  amountMinor: number
  approvedMinor: number | null
  confirmedMinor: number | undefined
}

/** Throws `invalid_request`, with both amounts, for another amount than was approved, unless just that amount is confirmed. What a program states was decided elsewhere. */
export function requireConfirmed(ctx: Context, currency: string, { amountMinor, approvedMinor, confirmedMinor }: Other): void {
  if (isProgram(ctx) || approvedMinor === null || amountMinor === approvedMinor || confirmedMinor === amountMinor) return
  const money = (minor: number) => formatMoney(minor, currency, ctx.locale)
  throw invalidField('confirmed', 'compensation_differs', { approved: money(approvedMinor), amount: money(amountMinor) })
}
