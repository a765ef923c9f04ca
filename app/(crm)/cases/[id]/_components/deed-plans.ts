import { formatMoney, minorToDecimal } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { lastFault } from '#lib/records/cases/desk/liable'
import { lookUpWaybillOutlet } from '#lib/records/cases/desk/likely-outlet'
import { outletOfCode } from '#lib/records/cases/desk/outlets'
import { ownLimitMinor } from '#lib/records/cases/desk/pay'
import type { CaseView } from '#lib/records/cases/desk/view'
import { ATTEMPT_RESULTS, CONTACT_WAYS } from '#lib/records/cases/event'
import { findOwners } from '../../../customers/actions.ts'
import type { CaseWords } from '../../_components/words.ts'
import {
  answerUser,
  askAnOutlet,
  assignOne,
  findOutletsForCase,
  noteDecision,
  noteFollowUp,
  noteNotReached,
  noteSecondCall,
  noteStep,
  noteTold,
  reopenOne,
  resumeOne,
  solveCase,
  waitForUser,
} from '../actions.ts'
import { classify } from './classify-plan.ts'
import type { FieldSpec } from './deed-form.tsx'
import type { DeedPlan, Ground } from './deed-plan.ts'
import { plain } from './deed-plan.ts'
import type { Deed } from './deeds.ts'
import { goodwill, paid, pay, payCall } from './pay-plans.ts'

/** Answers the form of a deed. */
export function planOf(ctx: Context, view: CaseView, words: CaseWords, deed: Deed): Promise<DeedPlan> | DeedPlan {
  const ground = { ctx, view, words }
  const plans: Record<Deed, () => Promise<DeedPlan> | DeedPlan> = {
    answer: () => contact(ground, answerUser, [area(words, 'answerText')], true),
    attempt: () => attempt(ground),
    told: () => told(ground),
    again: () => plain([area(words, 'againText')], noteSecondCall, false),
    ask: () => ask(ground),
    wait: () => wait(ground),
    resume: () => plain([{ as: 'area', name: 'text', label: words.t('form.note') }], resumeOne, false),
    pay: () => pay(ground),
    goodwill: () => goodwill(ground),
    paid: () => paid(ground),
    paycall: () => payCall(ground),
    resolve: () => resolve(ground),
    follow: () => followUp(ground),
    reopen: () => plain([area(words, 'reopenText')], reopenOne, true),
    assign: () => assign(ground),
    classify: () => classify(ground),
    draft: () => step(ground, 'drafted'),
    report: () => step(ground, 'reported'),
    rule: () => ruling(ground),
  }
  return plans[deed]()
}

const area = ({ t }: CaseWords, label: 'answerText' | 'againText' | 'reopenText'): FieldSpec => ({
  as: 'area',
  name: 'text',
  label: t(`form.${label}`),
  required: true,
})

const ways = ({ t }: CaseWords) => CONTACT_WAYS.map((value) => ({ value, label: t(`way.${value}`) }))

function contact({ words }: Ground, send: DeedPlan['send'], fields: FieldSpec[], mayPromise: boolean): DeedPlan {
  const { t } = words
  const promise: FieldSpec[] = mayPromise
    ? [{ as: 'text', name: 'callback_at', type: 'datetime-local', label: t('form.callbackAt'), hint: t('form.callbackHint') }]
    : []
  return plain(
    [{ as: 'select', name: 'channel', label: t('form.way'), choices: ways(words) }, ...promise, ...fields],
    send,
    false,
    {
      channel: 'call',
    },
  )
}

function attempt(ground: Ground): DeedPlan {
  const { t } = ground.words
  const results = ATTEMPT_RESULTS.map((value) => ({ value, label: t(`attempt.${value}`) }))
  const plan = contact(
    ground,
    noteNotReached,
    [
      { as: 'choice', name: 'result', label: t('form.result'), choices: results },
      { as: 'area', name: 'text', label: t('form.note') },
    ],
    true,
  )
  return { ...plan, initial: { ...plan.initial, result: 'no_answer' } }
}

function told(ground: Ground): DeedPlan {
  const { t } = ground.words
  const plan = contact(
    ground,
    noteTold,
    [
      { as: 'text', name: 'at', type: 'datetime-local', label: t('form.at'), hint: t('form.atHint') },
      { as: 'area', name: 'text', label: t('form.toldText'), hint: t('form.toldHint'), required: true },
    ],
    false,
  )
  return { ...plan, initial: { ...plan.initial, text: ground.view.resolution ?? '' } }
}

function wait({ words: { t } }: Ground): DeedPlan {
  return plain(
    [
      { as: 'area', name: 'text', label: t('form.waitText'), hint: t('form.waitHint'), required: true },
      { as: 'text', name: 'callback_at', type: 'datetime-local', label: t('form.callbackAt'), hint: t('form.callbackHint') },
    ],
    waitForUser,
    false,
  )
}

async function ask({ ctx, view, words: { t } }: Ground): Promise<DeedPlan> {
  const likely = await lookUpWaybillOutlet(ctx, view)
  return plain(
    [
      {
        as: 'find',
        name: 'outlet_id',
        label: t('form.outlet'),
        required: true,
        initialName: likely?.name ?? '',
        find: findOutletsForCase,
      },
      { as: 'area', name: 'text', label: t('form.question'), hint: t('form.questionHint'), required: true },
    ],
    askAnOutlet,
    true,
    { outlet_id: likely === null ? '' : String(likely.id) },
  )
}

/** What was approved, which is what is paid; else up to what the reader decides alone. */
function hintOfPayment({ ctx, view, words: { t } }: Ground, limit: string | null): { hint?: string } {
  const { approvedMinor, currency } = view
  if (approvedMinor !== null)
    return { hint: t('form.compensationApproved', { approved: formatMoney(approvedMinor, currency, ctx.locale) }) }
  return limit === null ? {} : { hint: t('form.compensationHint', { limit }) }
}

/** Another amount than was approved is confirmed. */
function confirmation({ ctx, view, words: { t } }: Ground): FieldSpec[] {
  const { approvedMinor, currency } = view
  if (approvedMinor === null) return []
  const { locale } = ctx
  const question = t('form.payOther', { approved: formatMoney(approvedMinor, currency, locale), amount: '{amount}' })
  const approved = minorToDecimal(approvedMinor, currency)
  const label = t('form.compensation')
  return [{ as: 'confirm', name: 'confirmed', label, amountOf: 'compensation', approved, currency, locale, question }]
}

async function resolve(ground: Ground): Promise<DeedPlan> {
  const { ctx, view, words } = ground
  const { t, causes } = words
  // Only an outlet that owns up is offered as the liable one: somebody has to name any other.
  const fault = lastFault(view.events)
  const [limitMinor, liable] = await Promise.all([
    ownLimitMinor(ctx),
    outletOfCode(ctx, view.liable_outlet_code ?? (fault === 'ours' ? view.asked_outlet_code : null)),
  ])
  const said = fault === null || view.askedOutletName === null ? {} : { hint: `${view.askedOutletName}：${t(`fault.${fault}`)}` }
  const limit = limitMinor === null ? null : formatMoney(limitMinor, ctx.company.currency, ctx.locale)
  return plain(
    [
      {
        as: 'select',
        name: 'root_cause',
        label: t('form.cause'),
        required: true,
        empty: t('intake.chooseTerm'),
        choices: causes(),
      },
      {
        as: 'text',
        name: 'compensation',
        inputMode: 'decimal',
        label: t('form.compensation'),
        ...hintOfPayment(ground, limit),
      },
      {
        as: 'find',
        name: 'liable_outlet_id',
        label: t('form.liable'),
        initialName: liable?.name ?? '',
        ...said,
        find: findOutletsForCase,
      },
      ...confirmation(ground),
      { as: 'area', name: 'resolution', label: t('form.resolution'), required: true },
    ],
    solveCase,
    true,
    {
      compensation: view.compensation_minor === null ? '' : minorToDecimal(view.compensation_minor, view.currency),
      liable_outlet_id: liable === null ? '' : String(liable.id),
    },
  )
}

function followUp({ words: { t } }: Ground): DeedPlan {
  const answers = (['satisfied', 'unsatisfied', 'not_reached'] as const).map((value) => ({ value, label: t(`follow.${value}`) }))
  return plain(
    [
      {
        as: 'choice',
        name: 'answer',
        label: t('form.followAnswer'),
        hint: t('form.followHint'),
        choices: answers,
        required: true,
      },
      { as: 'area', name: 'text', label: t('form.note') },
    ],
    noteFollowUp,
    false,
  )
}

function assign({ ctx, view, words: { t } }: Ground): DeedPlan {
  const fields: FieldSpec[] = mayEver(ctx, 'user:read')
    ? [
        {
          as: 'find',
          name: 'assignee_id',
          label: t('form.assignee'),
          required: true,
          find: findOwners,
          initialName: view.assigneeName ?? '',
        },
      ]
    : []
  return plain(fields, assignOne, true, { assignee_id: view.assignee_id ?? '' })
}

function step({ words: { t } }: Ground, which: 'drafted' | 'reported'): DeedPlan {
  const label = which === 'drafted' ? t('form.draftText') : t('form.reportText')
  const hint = which === 'reported' ? { hint: t('form.reportHint') } : {}
  const plan = plain([{ as: 'area', name: 'text', label, required: true, ...hint }], noteStep, true)
  return { ...plan, initial: { ...plan.initial, step: which } }
}

function ruling({ words: { t } }: Ground): DeedPlan {
  const choices = [
    { value: 'true', label: t('card.isEffective') },
    { value: 'false', label: t('card.isNotEffective') },
  ]
  return plain([{ as: 'choice', name: 'effective', label: t('form.rule'), choices, required: true }], noteDecision, true)
}
