import { useTranslations } from 'next-intl'
import { Figure, usePeriodText } from '#components/chart/figure'
import { SignedMoney, SignedShare } from '#components/crm/signed'
import { useWord } from '#components/crm/waybill-words'
import type { ProductGrowth } from '#lib/analysis/product-growth/growth'
import type { ProductGrowthReport } from '#lib/analysis/product-growth/service'
import { addDays } from '#lib/core/day'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'

interface Props {
  report: ProductGrowthReport
  currency: string
}

/** How each product grew against the same months of the year before. No list has exactly the waybills of these months, so that no product leads anywhere. */
export function ProductsFigure({ report, currency }: Props) {
  const t = useTranslations('analysis.products')
  const word = useWord()
  const periodText = usePeriodText()
  const definition = useDefinition()('productGrowth')
  const { money, count, exact } = useAmounts(currency)
  const { months, isCovered, all, products, rose, fell } = report
  const nameOf = ({ product }: ProductGrowth) => (product === '' ? t('none') : word('product', product))
  const told = (each: ProductGrowth | null) => (each === null ? '' : nameOf(each))
  const period = { from: months.from, to: months.to, asOf: addDays(months.to, -1) }
  const before = periodText({ from: months.thenFrom, to: months.thenTo, asOf: months.thenTo })
  return (
    <Figure
      title={t('title')}
      unit={t('unit', { before })}
      period={period}
      sentence={
        isCovered
          ? t.rich('sentence', {
              ...{ all: () => <SignedShare ratio={all.growth} />, rose: told(rose), fell: told(fell) },
              ...{ anyRose: rose === null ? 'no' : 'yes', anyFell: fell === null ? 'no' : 'yes' },
            })
          : t('uncovered', { now: money(all.revenueMinor) })
      }
      definition={definition}
      table={{
        caption: t('title'),
        open: true,
        columns: [
          { key: 'product', label: t('product') },
          { key: 'now', label: t('now') },
          { key: 'share', label: t('share'), wide: true },
          { key: 'then', label: t('then'), wide: true },
          { key: 'growth', label: t('growth') },
          { key: 'change', label: t('change') },
          { key: 'shipments', label: t('shipments'), wide: true },
        ],
        rows: products.map((each) => ({
          key: each.product,
          cells: [
            nameOf(each),
            exact.money(each.revenueMinor),
            exact.percent(each.share),
            each.revenueThenMinor === null ? '—' : exact.money(each.revenueThenMinor),
            each.isNew ? t('new') : <SignedShare key="growth" ratio={each.growth} />,
            each.changeMinor === null ? '—' : <SignedMoney key="change" minor={each.changeMinor} currency={currency} />,
            each.shipmentsThen === null
              ? count(each.shipments)
              : t('fromTo', { from: count(each.shipmentsThen), to: count(each.shipments) }),
          ],
        })),
      }}
    />
  )
}
