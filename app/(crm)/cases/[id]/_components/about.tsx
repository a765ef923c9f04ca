import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/link'
import { formatMoney } from '#lib/core/money'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { caseNumber } from '#lib/records/cases/case'
import type { CaseView } from '#lib/records/cases/desk/view'
import { Panel } from '../../../customers/[id]/_components/panel.tsx'
import { RevealField } from '../../../customers/[id]/_components/reveal-field.tsx'
import { useRevealTexts } from '../../../customers/[id]/_components/reveal-texts.ts'
import type { CaseWords } from '../../_components/words.ts'
import { revealCaller } from '../actions.ts'

/** What it is about, who called, and what came of it. */
export function About({ ctx, view, words }: { ctx: Context; view: CaseView; words: CaseWords }) {
  const { t } = words
  const format = useFormatter()
  const locale = useLocale()
  const provinces = useTranslations('provinces')
  const money = (minor: number | null) => (minor === null ? null : formatMoney(minor, view.currency, locale))
  const at = (instant: string | null) =>
    instant === null ? null : format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'short' })
  const category = view.category === null ? null : words.category(view.category)
  const term = view.subcategory === null ? null : words.term(view.subcategory)
  const province = view.regulator_province
  const lines: [string, ReactNode][] = [
    [t('category.label'), [category, term].filter((word) => word !== null).join(' · ') || null],
    [t('card.caller'), <CallerField key="name" ctx={ctx} view={view} field="caller_name" label={t('card.caller')} />],
    [t('card.callerPhone'), <CallerField key="phone" ctx={ctx} view={view} field="caller_phone" label={t('card.callerPhone')} />],
    [t('alarm.label'), view.alarms.map((alarm) => t(`alarm.${alarm}`)).join(' · ') || null],
    [t('card.sourceNo'), [...new Set([view.source_no, view.external_id])].filter((no) => no !== null).join(' · ') || null],
    [t('clock.source'), view.type === 'appeal' ? null : at(view.due_at)],
    [t('channel.regulator'), province !== null && provinces.has(province as '33') ? provinces(province as '33') : province],
    [t('card.goodsValue'), money(view.goods_value_minor)],
    [
      t('card.calledAgain'),
      view.events.some(({ kind }) => kind === 'called_again')
        ? t('card.times', { count: view.events.filter(({ kind }) => kind === 'called_again').length })
        : null,
    ],
    [
      t('card.complaint'),
      view.complaint_id !== null && (
        <Link key="complaint" href={`/cases/${view.complaint_id}`} className="link">
          {caseNumber(view.complaint_id)}
        </Link>
      ),
    ],
    [t('card.liable'), view.liableOutletName],
    [t('card.cause'), view.root_cause === null ? null : words.cause(view.root_cause)],
    [t('card.compensation'), view.compensation_minor === 0 ? null : money(view.compensation_minor)],
    [t('card.paid'), paymentText(view, { t, money, format })],
    [t('card.goodwill'), money(view.goodwill_minor)],
    [t('card.effective'), view.effective === null ? null : t(view.effective ? 'card.isEffective' : 'card.isNotEffective')],
    [t('card.satisfied'), view.satisfied === null ? null : t(view.satisfied ? 'follow.satisfied' : 'follow.unsatisfied')],
  ]
  return (
    <Panel title={t('card.about')}>
      {view.description !== null && <p className="px-4 pb-3 text-pretty whitespace-pre-line">{view.description}</p>}
      <dl className="grid gap-y-2 border-t border-line px-4 py-3">
        {lines
          .filter(([, value]) => value !== null && value !== false)
          .map(([label, value]) => (
            <div key={label} className="flex gap-3 has-[dd:empty]:hidden">
              <dt className="w-24 flex-none text-ink-faint">{label}</dt>
              <dd className="min-w-0 text-pretty">{value}</dd>
            </div>
          ))}
      </dl>
      {view.resolution !== null && (
        <p className="border-t border-line px-4 py-3 text-pretty whitespace-pre-line">
          <span className="block text-ink-faint">{t('card.resolution')}</span>
          {view.resolution}
        </p>
      )}
    </Panel>
  )
}

interface Ways {
  t: CaseWords['t']
  money: (minor: number) => string | null
  format: ReturnType<typeof useFormatter>
}

/** What of the compensation was paid and when, and what is still owed; null for neither. */
function paymentText(view: CaseView, { t, money, format }: Ways): string | null {
  const { owedMinor, paid_minor: minor, paid_on: paidOn, paid_reference: reference } = view
  const owed = owedMinor > 0 ? [t('card.owed', { amount: money(owedMinor) ?? '' })] : []
  if (paidOn === null) return owed[0] ?? null
  const day = format.dateTime(new Date(`${paidOn}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  const said = { day, amount: money(minor) ?? '' }
  const paid = reference === null ? t('card.paidPlain', said) : t('card.paidOn', { ...said, reference })
  return [paid, ...owed].join(' · ')
}

/** Who called, masked; in clear for who may, for as long as somebody has to speak with them. */
function CallerField({
  ctx,
  view,
  field,
  label,
}: {
  ctx: Context
  view: CaseView
  field: 'caller_name' | 'caller_phone'
  label: string
}) {
  const texts = useRevealTexts()
  const masked = view[field]
  if (masked === null) return null
  const isOver = view.stage === 'closed' && view.next_clock === null
  if (isOver || view.archived || !mayEver(ctx, 'customer:reveal')) return <span>{masked}</span>
  return <RevealField id={view.id} field={field} label={label} masked={masked} texts={texts} reveal={revealCaller} />
}
