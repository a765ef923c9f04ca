import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Chart } from '#components/chart/chart'
import type { BarDatum } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { Concentration } from '#lib/analysis/concentration/concentration'
import type { ConcentrationReport } from '#lib/analysis/concentration/service'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'

const ratios = ['cr1', 'cr4', 'cr8', 'cr10'] as const
const marks = [0, 0.25, 0.5, 0.75, 1]
/** As competition authorities write the index. */
const hhiScale = 10_000
const pairHeight = 34
const axisHeight = 28

/** What the 1, 4, 8 and 10 largest customers hold, of revenue and of pieces. */
export function RatiosFigure({ report }: { report: ConcentrationReport }) {
  const t = useTranslations('analysis.concentration')
  const { percent, percentTick, waybills, exact } = useAmounts(report.currency)
  const definition = useDefinition()
  const { revenue, pieces } = report
  const bar = (measure: 'revenue' | 'pieces', name: (typeof ratios)[number]): BarDatum => ({
    key: `${name}-${measure}`,
    label: t('ratioOf', { ratio: t(`ratios.${name}`), measure: t(`measures.${measure}`) }),
    value: report[measure][name] ?? 0,
    text: percent(report[measure][name]),
    tone: measure === 'revenue' ? 'first' : 'second',
  })
  const data = ratios.flatMap((name) => [bar('revenue', name), bar('pieces', name)])
  const line = (key: string, label: string, of: (found: Concentration) => ReactNode) => ({
    key,
    cells: [label, of(revenue), of(pieces)],
  })
  return (
    <Figure
      title={t('ratiosTitle')}
      unit={t('ratiosUnit')}
      period={periodOfFigure(report)}
      sentence={t('sentence', {
        revenue: percent(revenue.cr4),
        pieces: percent(pieces.cr4),
        verdict: t(`verdicts.${verdictOf(revenue.cr4, pieces.cr4)}`),
      })}
      definition={definition('concentration')}
      legend={[
        { key: 'revenue', label: t('measures.revenue'), tone: 'first' },
        { key: 'pieces', label: t('measures.pieces'), tone: 'second' },
      ]}
      table={{
        caption: t('ratiosTitle'),
        open: true,
        columns: [
          { key: 'ratio', label: t('ratio') },
          { key: 'revenue', label: t('measures.revenue') },
          { key: 'pieces', label: t('measures.pieces') },
        ],
        rows: [
          ...ratios.map((name) => line(name, t(`ratios.${name}`), (found) => exact.percent(found[name]))),
          line('hhi', t('ratios.hhi'), (found) => exact.decimal(found.hhi, 4)),
          line('hhi10000', t('ratios.hhi10000'), (found) => exact.decimal(found.hhi === null ? null : found.hhi * hhiScale, 0)),
          line('effective', t('ratios.effective'), (found) => exact.decimal(found.effectiveNumber, 1)),
          line('hhiNormalised', t('ratios.hhiNormalised'), (found) => exact.decimal(found.hhiNormalised, 4)),
          line('gini', t('ratios.gini'), (found) => exact.decimal(found.gini, 3)),
          line('entropy', t('ratios.entropy'), (found) => exact.decimal(found.entropy, 2)),
          line('customers', t('ratios.customers'), (found) => exact.count(found.customers)),
        ],
      }}
    >
      <Chart
        kind="bars"
        height={data.length * pairHeight + axisHeight}
        data={data}
        ticks={marks.map((at) => ({ at, label: percentTick(at) }))}
        measure={t('share')}
      />
      {report.unpriced > 0 && <p className="text-sm text-ink-faint">{t('unpriced', { waybills: waybills(report.unpriced) })}</p>}
    </Figure>
  )
}

/** Beyond this difference the two measures tell different stories. */
const gap = 0.03

function verdictOf(revenue: number | null, pieces: number | null): 'volumeHangs' | 'revenueHangs' | 'alike' {
  const difference = (pieces ?? 0) - (revenue ?? 0)
  if (difference > gap) return 'volumeHangs'
  return difference < -gap ? 'revenueHangs' : 'alike'
}
