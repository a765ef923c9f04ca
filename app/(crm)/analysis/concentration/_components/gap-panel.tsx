import { useTranslations } from 'next-intl'
import { Definition } from '#components/chart/definition'
import { PlainTable } from '#components/chart/plain-table'
import type { ConcentrationReport } from '#lib/analysis/concentration/service'
import { useAmounts } from '../../_components/amounts.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { PanelWindow } from './panel-window.tsx'

/** Who makes pieces more concentrated than revenue, or less. */
export function GapPanel({ report }: { report: ConcentrationReport }) {
  const t = useTranslations('concentration')
  const { decimal, exact } = useAmounts(report.currency)
  const gap = report.gap ?? 0
  const first = report.gapCustomers[0]
  return (
    <section id="gap" className="panel scroll-mt-16 px-4 pt-3 pb-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{t('gapTitle')}</h2>
        <Definition
          definition={{
            ...{ key: 'concentration-gap', title: t('gapDefinition.title') },
            ...{ lines: t('gapDefinition.text').split('\n'), source: t('gapDefinition.source') },
          }}
        />
      </div>
      <PanelWindow period={periodOfFigure(report)} />
      <p className="pt-1 text-pretty text-ink-soft">
        {t(gap < 0 ? 'gapBelow' : 'gapAbove', {
          pieces: decimal(report.pieces.hhi, 4),
          revenue: decimal(report.revenue.hhi, 4),
          name: first?.name ?? '',
        })}
      </p>
      <PlainTable
        table={{
          caption: t('gapTitle'),
          columns: [
            { key: 'customer', label: t('customer') },
            { key: 'piecesShare', label: t('piecesShare') },
            { key: 'revenueShare', label: t('revenueShare') },
            // A phone has room for one of the two: money says more.
            { key: 'contribution', label: t('contribution'), wide: true },
            { key: 'belowAverage', label: t('belowAverage') },
          ],
          rows: report.gapCustomers.map((each) => ({
            key: String(each.id),
            href: `/customers/${each.id}`,
            cells: [
              each.name,
              exact.percent(each.piecesShare),
              exact.percent(each.revenueShare),
              exact.decimal(each.contribution, 4),
              each.belowAverageMinor === null ? '—' : exact.money(each.belowAverageMinor),
            ],
          })),
        }}
      />
    </section>
  )
}
