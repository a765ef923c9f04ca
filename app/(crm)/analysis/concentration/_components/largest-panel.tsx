import { useTranslations } from 'next-intl'
import { PlainTable } from '#components/chart/plain-table'
import type { ConcentrationReport } from '#lib/analysis/concentration/service'
import { useAmounts } from '../../_components/amounts.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { PanelWindow } from './panel-window.tsx'
import { Share } from './share.tsx'

/** The customers that hold most, by name, with the share that is worth a warning in the place that the figures are of. */
export function LargestPanel({ report }: { report: ConcentrationReport }) {
  const t = useTranslations('analysis.concentration')
  const own = useTranslations('concentration')
  const { percentTick, money, exact } = useAmounts(report.currency)
  const { limit } = report
  const above = report.largest.filter(({ revenueShare }) => (revenueShare ?? 0) > limit).length
  return (
    <section className="panel px-4 pt-3 pb-3">
      <h2 className="font-semibold">{t('largestTitle')}</h2>
      <PanelWindow period={periodOfFigure(report)} />
      <p className="pt-1 text-pretty text-ink-soft">
        {above === 0
          ? t('noneAbove', { limit: percentTick(limit) })
          : t('someAbove', { count: above, limit: percentTick(limit) })}
      </p>
      <PlainTable
        table={{
          caption: t('largestTitle'),
          columns: [
            { key: 'customer', label: t('customer') },
            { key: 'revenue', label: t('measures.revenue'), wide: true },
            { key: 'revenueShare', label: t('revenueShare') },
            { key: 'pieces', label: t('measures.pieces'), wide: true },
            { key: 'piecesShare', label: t('piecesShare') },
            { key: 'margin', label: own('margin'), wide: true },
            { key: 'cr4After', label: own('cr4After'), wide: true },
            { key: 'hhiAfter', label: own('hhiAfter'), wide: true },
          ],
          rows: report.largest.map((customer) => ({
            key: String(customer.id),
            href: `/customers/${customer.id}`,
            note: money(customer.revenueMinor),
            cells: [
              customer.name,
              exact.money(customer.revenueMinor),
              <Share key="share" ratio={customer.revenueShare} limit={limit} />,
              exact.pieces(customer.pieces),
              exact.percent(customer.piecesShare),
              exact.money(customer.marginMinor),
              exact.percent(customer.cr4After),
              exact.decimal(customer.hhiAfter, 4),
            ],
          })),
        }}
      />
    </section>
  )
}
