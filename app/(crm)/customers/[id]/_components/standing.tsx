import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DayNear } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { CustomerView } from '#lib/records/customers/view'
import { Panel } from './panel.tsx'

/** What the customer is worth, and how it is. */
export function Standing({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
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
  return (
    <Panel title={card('title')}>
      <dl className="grid grid-cols-3 gap-4 px-4 pb-4">
        <Figure label={t('value')}>{valueMinor !== null && <Money minor={valueMinor} currency={ctx.company.currency} />}</Figure>
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

function Figure({ label, below, children }: { label: string; below?: string | undefined; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-faint">{label}</dt>
      <dd className="mt-0.5 text-lg font-medium empty:before:text-ink-faint empty:before:content-['—']">{children}</dd>
      {below !== undefined && <dd className="text-sm text-ink-faint">{below}</dd>}
    </div>
  )
}
