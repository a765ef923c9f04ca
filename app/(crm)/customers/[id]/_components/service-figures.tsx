import { useFormatter, useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DayText } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import { comparisonOf, itemsOf } from '#lib/analysis/expectation/service'
import type { AnswersOfCustomer, ServiceFigures as Figures } from '#lib/analysis/portrait/service'
import { getServiceFigures, PORTRAIT_MONTHS } from '#lib/analysis/portrait/service'
import type { Context } from '#lib/platform/context'
import { ExpectationFigure } from './expectation-figure.tsx'
import { ExpectationItems } from './expectation-items.tsx'
import { Nothing, Panel } from './panel.tsx'

/** How the customer was served over the last twelve months: promises kept, damage, claims, and what it said of it. */
export async function ServiceFigures({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [figures, comparison, items, t] = await Promise.all([
    getServiceFigures(ctx, customerId),
    comparisonOf(ctx, customerId),
    itemsOf(ctx, customerId),
    getTranslations('card.serviceFigures'),
  ])
  const title = t('title', { count: PORTRAIT_MONTHS })
  const { waybills, claims, answers, upToDate } = figures
  const said = comparison !== null || items !== null || (answers !== null && (answers.rated > 0 || answers.compared > 0))
  return (
    <Panel title={title} aside={upToDate ? undefined : t('notUpToDate')}>
      {waybills === 0 && claims === 0 && !said ? (
        <Nothing>{t('none')}</Nothing>
      ) : (
        <dl className="grid grid-cols-2 gap-x-4 gap-y-3 px-4 pb-4">
          <Shipped figures={figures} currency={ctx.company.currency} />
          {answers !== null && <Said answers={answers} />}
          {comparison !== null && <ExpectationFigure said={comparison} />}
          {items !== null && <ExpectationItems said={items} />}
        </dl>
      )}
    </Panel>
  )
}

function Shipped({ figures, currency }: { figures: Figures; currency: string }) {
  const t = useTranslations('card.serviceFigures')
  const format = useFormatter()
  const percent = (rate: number | null, digits: number) =>
    rate === null ? null : format.number(rate, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })
  const { onTimeRate, damageRate, damaged, lost, claims, claimsMinor } = figures
  return (
    <>
      <Figure label={t('onTime')} value={percent(onTimeRate, 1)} />
      <Figure label={t('damage')} value={percent(damageRate, 2)} note={t('broken', { damaged, lost })} />
      <Figure
        label={t('claims')}
        value={t('claimsCount', { count: claims })}
        note={t.rich('paid', { amount: () => <Money minor={claimsMinor} currency={currency} /> })}
      />
    </>
  )
}

function Said({ answers: { satisfaction, rated, latest, latestOn } }: { answers: AnswersOfCustomer }) {
  const t = useTranslations('card.serviceFigures')
  const format = useFormatter()
  const mean = (value: number) => format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (
    <Figure
      label={t('satisfaction')}
      value={satisfaction === null ? null : t('ofFive', { value: mean(satisfaction) })}
      note={
        latest === null || latestOn === null
          ? t('noAnswers')
          : t.rich('latest', { count: rated, value: latest, day: () => <DayText day={latestOn} /> })
      }
    />
  )
}

function Figure({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-faint">{label}</dt>
      <dd className="text-xl font-medium">{value ?? '—'}</dd>
      {note !== undefined && <dd className="text-sm text-pretty text-ink-faint">{note}</dd>}
    </div>
  )
}
