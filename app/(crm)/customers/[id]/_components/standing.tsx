import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Suspense } from 'react'
import { DayNear } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { Behind } from './behind.tsx'
import { MarginFigure } from './margin-figure.tsx'
import { Panel } from './panel.tsx'

interface Props {
  ctx: Context
  customer: CustomerView
  /** What the reader waits for most; what asks the database comes behind it. */
  first: Promise<unknown>
}

/** What the customer is worth, with its margin for whoever may know costs, and how it is. */
export function Standing({ ctx, customer, first }: Props) {
  const t = useTranslations('customers.card')
  const card = useTranslations('card.value')
  const units = useTranslations('units')
  const format = useFormatter()
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const { valueMinor, lastShippingOn, satisfaction, dormancyRatio } = customer
  const ratio =
    dormancyRatio === null || dormancyRatio === 0
      ? undefined
      : t('times', { ratio: format.number(dormancyRatio, { maximumFractionDigits: 1 }) })
  const seesCosts = mayEver(ctx, 'analysis:read')
  return (
    <Panel title={card('title')}>
      <dl className={`grid gap-4 px-4 pb-4 ${seesCosts ? 'grid-cols-2 md:grid-cols-4' : 'grid-cols-3'}`}>
        <Figure label={t('value')}>{valueMinor !== null && <Money minor={valueMinor} currency={ctx.company.currency} />}</Figure>
        {seesCosts && (
          <Figure label={card('margin')} hint={card('marginHint')}>
            <Suspense fallback={null}>
              <Behind first={first}>
                <MarginFigure ctx={ctx} customerId={customer.id} />
              </Behind>
            </Suspense>
          </Figure>
        )}
        <Figure label={t('lastShipping')} below={ratio}>
          {lastShippingOn !== null && <DayNear day={lastShippingOn} today={today} />}
        </Figure>
        <Figure label={t('satisfaction')}>
          {satisfaction !== null && units('points', { count: format.number(satisfaction) })}
        </Figure>
      </dl>
    </Panel>
  )
}

interface FigureProps {
  label: string
  /** What it is reckoned of. */
  hint?: string
  below?: string | undefined
  children: ReactNode
}

function Figure({ label, hint, below, children }: FigureProps) {
  return (
    <div>
      <dt className="text-sm text-ink-faint">{hint === undefined ? label : <span data-tip={hint}>{label}</span>}</dt>
      <dd className="mt-0.5 text-lg font-medium empty:before:text-ink-faint empty:before:content-['—']">{children}</dd>
      {below !== undefined && <dd className="text-sm text-ink-faint">{below}</dd>}
    </div>
  )
}
