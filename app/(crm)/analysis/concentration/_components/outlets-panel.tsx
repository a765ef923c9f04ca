import { useTranslations } from 'next-intl'
import { Definition } from '#components/chart/definition'
import { PlainTable } from '#components/chart/plain-table'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import type { ConcentrationReport } from '#lib/analysis/concentration/service'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { figurePaths } from '../../_components/figure-paths.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { PanelWindow } from './panel-window.tsx'
import { Share } from './share.tsx'

/** Where an outlet's revenue hangs on one customer. */
export function OutletsPanel({ report, params }: { report: ConcentrationReport; params: ListParams }) {
  const t = useTranslations('analysis.concentration')
  const { percentTick, exact } = useAmounts(report.currency)
  const definition = useDefinition()('outlets')
  const limit = report.alarms.outlet
  const above = report.outlets.filter(({ cr1 }) => (cr1 ?? 0) > limit).length
  return (
    <section id="outlets" className="panel scroll-mt-16 px-4 pt-3 pb-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{t('outletsTitle')}</h2>
        <Definition definition={definition} />
      </div>
      <PanelWindow period={periodOfFigure(report)} />
      <p className="pt-1 text-pretty text-ink-soft">
        {t('outletsAbove', { count: above, all: report.outlets.length, limit: percentTick(limit) })}
      </p>
      <PlainTable
        table={{
          caption: t('outletsTitle'),
          columns: [
            { key: 'outlet', label: t('outlet') },
            { key: 'customers', label: t('customers'), wide: true },
            { key: 'revenue', label: t('measures.revenue') },
            { key: 'largest', label: t('largest'), align: 'left', wide: true },
            { key: 'cr1', label: t('ratios.cr1') },
            { key: 'cr4', label: t('ratios.cr4') },
            { key: 'hhi', label: t('ratios.hhi'), wide: true },
            { key: 'piecesCr1', label: t('piecesCr1'), wide: true },
          ],
          rows: report.outlets.map((each) => ({
            key: String(each.outlet?.id ?? 0),
            href:
              each.outlet === null ? undefined : listHref(figurePaths.concentration, params, { outlet: String(each.outlet.id) }),
            note: each.largest?.name,
            cells: [
              each.outlet?.name ?? t('noOutlet'),
              exact.count(each.customers),
              exact.money(each.revenueMinor),
              each.largest?.name ?? '—',
              <Share key="cr1" ratio={each.cr1} limit={limit} />,
              exact.percent(each.cr4),
              exact.decimal(each.hhi, 3),
              exact.percent(each.piecesCr1),
            ],
          })),
        }}
      />
    </section>
  )
}
