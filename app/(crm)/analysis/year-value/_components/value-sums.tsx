import { useTranslations } from 'next-intl'
import { usePeriodText } from '#components/chart/figure'
import { Money } from '#components/crm/money'
import { COST_PARTS } from '#lib/analysis/year-value/year-value'
import type { ValuesTogether } from '#lib/analysis/year-value-list/service'
import { addDays } from '#lib/core/day'
import { useAmounts } from '../../_components/amounts.ts'

/** What all customers within reach are worth together: revenue, every cost, and what is left. */
export function ValueSums({ sums, currency }: { sums: ValuesTogether; currency: string }) {
  const t = useTranslations('analysis.yearValue')
  const parts = useTranslations('card.year')
  const periodText = usePeriodText()
  const { percent, customers } = useAmounts(currency)
  const costs = COST_PARTS.filter((part) => sums[`${part}Minor`] !== 0)
  const period = periodText({ ...sums.period, asOf: addDays(sums.period.to, -1) })
  return (
    <section aria-label={t('together')} className="panel px-4 py-3">
      <dl className="flex flex-wrap items-start gap-x-8 gap-y-3">
        <div>
          <dt className="text-sm text-ink-faint">{parts('value')}</dt>
          <dd className={`text-2xl font-medium ${sums.valueMinor < 0 ? 'text-danger' : ''}`}>
            <Money minor={sums.valueMinor} currency={currency} />
          </dd>
          <dd className="text-sm text-ink-faint">{t('rateOf', { rate: percent(sums.rate) })}</dd>
        </div>
        <Part label={parts('revenue')} minor={sums.revenueMinor} currency={currency} />
        {costs.map((part) => (
          <Part key={part} label={parts(`parts.${part}`)} minor={0 - sums[`${part}Minor`]} currency={currency} />
        ))}
      </dl>
      <p className="pt-2 text-sm text-ink-faint">
        {t('over', { customers: customers(sums.customers), period })}
        {sums.uncosted > 0 && ` · ${t('uncosted', { count: sums.uncosted })}`}
      </p>
    </section>
  )
}

function Part({ label, minor, currency }: { label: string; minor: number; currency: string }) {
  return (
    <div className="max-md:min-w-24">
      <dt className="text-sm text-ink-faint">{label}</dt>
      <dd className="pt-1 font-medium">
        <Money minor={minor} currency={currency} />
      </dd>
    </div>
  )
}
