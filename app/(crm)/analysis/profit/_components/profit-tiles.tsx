import { useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import type { ProfitSums } from '#lib/analysis/profit/service'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../_components/amounts.ts'
import { KeyFigures } from '../../_components/key-figures.tsx'
import { useUncostedSum } from '../../_components/uncosted.ts'
import { profitPath } from './profit-path.ts'

interface Props {
  ctx: Context
  sums: ProfitSums
  params: ListParams
}

/** Revenue, margin, what serving costs and what is left, of all customers within reach. */
export function ProfitTiles({ ctx, sums: { period, all }, params }: Props) {
  const t = useTranslations('value.profit')
  const { currency } = ctx.company
  const { percent, money, customers } = useAmounts(currency)
  const uncosted = useUncostedSum(currency)
  const amount = (minor: number) => <Money minor={minor} currency={currency} />
  return (
    <KeyFigures
      title={`${t('together')} · ${t('who', { shipped: customers(all.shipped), only: all.onlyCost })}`}
      period={{ ...period, asOf: addDays(period.to, -1) }}
      definitions={[]}
      sentence={t('turnedSentence', { count: all.turned, amount: money(all.turnedMinor) })}
      tiles={[
        { key: 'revenue', label: t('revenue'), value: amount(all.revenueMinor) },
        {
          ...{ key: 'margin', label: t('margin'), value: amount(all.marginMinor) },
          below: uncosted(all, all.revenueMinor - all.knownRevenueMinor),
        },
        {
          key: 'serve',
          label: t('serve'),
          value: amount(all.serveMinor),
          below: t('serveParts', {
            claims: money(all.claimsMinor),
            service: money(all.serviceMinor),
            marketing: money(all.marketingMinor),
          }),
        },
        {
          key: 'profit',
          label: t('profit'),
          value: amount(all.profitMinor),
          below: t(all.uncosted > 0 ? 'rateOfKnown' : 'rateOf', { rate: percent(all.rate) }),
        },
        {
          key: 'turned',
          label: t('turned'),
          value: customers(all.turned),
          below: t('turnedBelow', { amount: money(all.turnedMinor) }),
          href: listHref(profitPath, params, { look: 'turned', sort: 'profit' }),
        },
      ]}
    />
  )
}
