import { useTranslations } from 'next-intl'
import { Figure } from '#components/chart/figure'
import type { PriceCut } from '#lib/analysis/price-cut/service'
import { useAmounts } from '../../_components/amounts.ts'
import { useLeavingDefinition } from '../../_components/leaving-definition.ts'
import { usePrice } from '../../_components/price.ts'

/** Who is alike, pays more than the new price, and will ask for it when it becomes known. */
export function OthersPanel({ cut: { others, like, period, currency } }: { cut: PriceCut }) {
  const t = useTranslations('leaving.priceCut')
  const definition = useLeavingDefinition()
  const { count, money, customers } = useAmounts(currency)
  const price = usePrice(currency)
  return (
    <Figure
      title={t('othersTitle')}
      unit={t('othersUnit', { like: t(`likes.${like}`) })}
      period={period}
      sentence={
        others.customers === 0
          ? t('nobodyElse')
          : t('somebodyElse', {
              customers: customers(others.customers),
              amount: money(others.atStakeMinor),
              revenue: money(others.revenueMinor),
            })
      }
      definition={definition('others')}
      table={{
        caption: t('othersTitle'),
        open: true,
        columns: [
          { key: 'customer', label: t('customer') },
          { key: 'shipments', label: t('shipments'), wide: true },
          { key: 'price', label: t('pays') },
          { key: 'atStake', label: t('atStake') },
        ],
        rows: others.largest.map((row) => ({
          key: String(row.id),
          href: `/customers/${row.id}`,
          cells: [row.name, count(Math.round(row.shipments)), price.plain(row.priceMinor), money(row.atStakeMinor)],
        })),
      }}
    />
  )
}
