import { AppError } from '#lib/core/errors'
import { formatMoney, minorPerMajor } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { findText } from '#lib/platform/i18n/messages'
import { gradeOf } from '#lib/platform/org/grade'
import type { Decider } from '../compensation.ts'
import { compensationRuling, ownLimit } from '../compensation.ts'
import { loadCaseSettings } from '../load-settings.ts'
import { lockCompensation, sumCompensation } from './repository.ts'

const DAY_MS = 86_400_000

export interface Payment {
  caseId: number
  /** The survivor of the customer's merges. */
  rootId: number
  amountMinor: number
  currency: string
}

/** Throws `rule_violated`, with the sentence that says whose limit is enough, when somebody would pay out more than the own limit for one case, or more than so many times
 * of it to one customer of late. What a program states was decided elsewhere, and is not looked at. */
export async function checkPayment(ctx: Context, payment: Payment): Promise<void> {
  if (isProgram(ctx) || payment.amountMinor === 0) return
  const { compensation: rules } = await loadCaseSettings(ctx)
  await lockCompensation(ctx.db, payment.rootId)
  const since = new Date(ctx.now.getTime() - rules.sameCustomerDays * DAY_MS)
  const recentMinor = await sumCompensation(ctx.db, {
    rootId: payment.rootId,
    since,
    without: payment.caseId,
    currency: payment.currency,
  })
  const perUnit = minorPerMajor(payment.currency)
  const { roles } = ctx.actor
  const grade = await gradeOf(ctx.db, ctx.actor.userId)
  const ruling = compensationRuling({ amountMinor: payment.amountMinor, recentMinor, roles, grade }, rules, perUnit)
  if (ruling.allowed) return
  const money = (minor: number) => formatMoney(minor, payment.currency, ctx.locale)
  const params = { limit: money(ruling.ownMost * perUnit), who: nameOf(ctx, ruling.decider) }
  if (ruling.reason === 'above_limit') throw new AppError('rule_violated', params, { detail: 'case.compensation_above_limit' })
  throw new AppError(
    'rule_violated',
    { ...params, days: rules.sameCustomerDays, recent: money(recentMinor), times: rules.sameCustomerTimes },
    { detail: 'case.compensation_of_same_customer' },
  )
}

/** A key stands for a program, whoever made it: only who administers the whole company can. */
const isProgram = ({ actor }: Context) => actor.kind !== 'person' || actor.apiKeyId !== undefined

/** Who would decide, in the actor's language: the grade where it has a word, else the role. */
function nameOf(ctx: Context, decider: Decider | null): string {
  if (decider === null) return findText(ctx.locale, 'cases.headquarters') ?? ''
  const graded = decider.grade === null ? null : findText(ctx.locale, `cases.grades.${decider.role}_${decider.grade}`)
  return graded ?? findText(ctx.locale, `shell.roles.${decider.role}`) ?? decider.role
}

/** Answers what the actor may pay out for one case, in minor units of the company's currency. */
export async function ownLimitMinor(ctx: Context): Promise<number> {
  const { compensation: rules } = await loadCaseSettings(ctx)
  const grade = await gradeOf(ctx.db, ctx.actor.userId)
  return ownLimit(ctx.actor.roles, grade, rules.limits) * minorPerMajor(ctx.company.currency)
}
