import { formatMoney } from '#lib/core/money'
import { dayOf } from '#lib/core/time-zone'
import { ownLimitMinor } from '#lib/records/cases/desk/pay'
import { askForCompensation } from '../actions.ts'
import { giveCoupon, noteMoneyCame, noteMoneyPaid } from '../pay-actions.ts'
import type { FieldSpec } from './deed-form.tsx'
import type { DeedPlan, Ground } from './deed-plan.ts'
import { plain } from './deed-plan.ts'

/** Asks for a compensation above the own limit. */
export async function pay(ground: Ground): Promise<DeedPlan> {
  const { t } = ground.words
  const limit = await limitOf(ground, 'compensation')
  const hint = limit === null ? {} : { hint: t('form.payHint', { limit }) }
  return plain([amount('compensation', t('form.payAmount'), hint), reason(t('form.payReason'))], askForCompensation, true)
}

/** Gives a coupon, or asks for it. */
export async function goodwill(ground: Ground): Promise<DeedPlan> {
  const { t } = ground.words
  const limit = await limitOf(ground, 'goodwill')
  const hint = { hint: limit === null ? t('form.goodwillTotal') : t('form.goodwillHint', { limit }) }
  return plain([amount('goodwill', t('form.goodwillAmount'), hint), reason(t('form.goodwillReason'))], giveCoupon, true)
}

/** Notes that what is owed was paid. */
export function paid({ ctx, view, words: { t } }: Ground): DeedPlan {
  const owed = formatMoney(view.owedMinor, view.currency, ctx.locale)
  return plain(
    [
      { as: 'text', name: 'paid_on', type: 'date', label: t('form.paidOn'), required: true, hint: t('form.paidHint', { owed }) },
      {
        ...{ as: 'text', name: 'paid_reference', label: t('form.paidReference') },
        ...{ required: true, hint: t('form.paidReferenceHint') },
      },
    ],
    noteMoneyPaid,
    true,
    { paid_on: dayOf(ctx.now, ctx.company.timeZone) },
  )
}

/** Notes what came of the call after paying. */
export function payCall({ words: { t } }: Ground): DeedPlan {
  const choices = (['received', 'not_received', 'not_reached'] as const).map((value) => ({ value, label: t(`payCall.${value}`) }))
  return plain(
    [
      {
        ...{ as: 'choice', name: 'answer', label: t('form.payCallAnswer') },
        ...{ hint: t('form.payCallHint'), choices, required: true },
      },
      { as: 'area', name: 'text', label: t('form.note') },
    ],
    noteMoneyCame,
    false,
  )
}

async function limitOf({ ctx }: Ground, grant: 'compensation' | 'goodwill'): Promise<string | null> {
  const minor = await ownLimitMinor(ctx, grant)
  return minor === null ? null : formatMoney(minor, ctx.company.currency, ctx.locale)
}

const amount = (name: string, label: string, hint: { hint?: string }): FieldSpec => ({
  ...{ as: 'text', name, inputMode: 'decimal', label, required: true },
  ...hint,
})

const reason = (label: string): FieldSpec => ({ as: 'area', name: 'reason', label, required: true })
