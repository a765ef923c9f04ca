import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DayNear, DayText } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { revealCustomerField } from '../actions.ts'
import { Panel } from './panel.tsx'
import { RevealField } from './reveal-field.tsx'
import { useRevealTexts } from './reveal-texts.ts'

/** The figures that matter first, then how to reach the customer. */
export function Standing({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  const t = useTranslations('customers.card')
  const units = useTranslations('units')
  const format = useFormatter()
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const { valueMinor, lastShippingOn, nextTouchOn, satisfaction, dormancyRatio } = customer
  const ratio =
    dormancyRatio === null || dormancyRatio === 0
      ? undefined
      : t('times', { ratio: format.number(dormancyRatio, { maximumFractionDigits: 1 }) })
  return (
    <Panel title={t('standing')}>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-4 px-4 pb-4 md:grid-cols-4">
        <Figure label={t('value')}>{valueMinor !== null && <Money minor={valueMinor} currency={ctx.company.currency} />}</Figure>
        <Figure label={t('lastShipping')} below={ratio}>
          {lastShippingOn !== null && <DayNear day={lastShippingOn} today={today} />}
        </Figure>
        <Figure label={t('nextTouch')}>{nextTouchOn !== null && <DayNear day={nextTouchOn} today={today} due />}</Figure>
        <Figure label={t('satisfaction')}>
          {satisfaction !== null && units('points', { count: format.number(satisfaction) })}
        </Figure>
      </dl>
      <Reach ctx={ctx} customer={customer} />
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

function Reach({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  const t = useTranslations('customers.card')
  const texts = useRevealTexts()
  const mayReveal = customer.personal && mayEver(ctx, 'customer:reveal')
  const reveal = (field: 'phone' | 'address', value: string) =>
    mayReveal ? (
      <RevealField
        id={String(customer.id)}
        field={field}
        label={t(field)}
        masked={value}
        texts={texts}
        reveal={revealCustomerField}
      />
    ) : (
      value
    )
  const lines: [string, ReactNode][] = [
    [t('phone'), customer.phone !== null && reveal('phone', customer.phone)],
    [t('address'), customer.address !== null && reveal('address', customer.address)],
    [t('credit'), customer.creditGrade],
    [t('since'), customer.customerSince !== null && <DayText key="since" day={customer.customerSince} />],
    [t('source'), customer.source],
  ]
  const known = lines.filter(([, value]) => value !== null && value !== false)
  if (known.length === 0) return null
  return (
    <dl className="grid gap-x-6 gap-y-2 border-t border-line px-4 py-3 md:grid-cols-2">
      {known.map(([label, value]) => (
        <div key={label} className="flex gap-3">
          <dt className="w-20 flex-none text-ink-faint">{label}</dt>
          <dd className="min-w-0 text-pretty">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
