import { useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import type { PointDatum } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ConcentrationReport } from '#lib/analysis/concentration/service'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'

const marks = [0, 0.25, 0.5, 0.75, 1]
const shownSteps = [0, 20, 40, 60, 80, 100]
const tableStep = 10
const chartHeight = 280
const half = 50

/** How unequal customers are: the share that the smallest of them hold. */
export function LorenzFigure({ report }: { report: ConcentrationReport }) {
  const t = useTranslations('analysis.concentration')
  const { percent, percentTick, decimal } = useAmounts(report.currency)
  const definition = useDefinition()
  const { revenue, pieces } = report
  const curve = revenue.lorenz ?? pieces.lorenz ?? []
  const data = curve.map(([part], step): PointDatum => {
    const held = { revenue: revenue.lorenz?.[step]?.[1] ?? null, pieces: pieces.lorenz?.[step]?.[1] ?? null, equal: part }
    return {
      key: String(step),
      label: percentTick(part),
      values: held,
      texts: { revenue: percent(held.revenue), pieces: percent(held.pieces) },
    }
  })
  return (
    <Figure
      title={t('lorenzTitle')}
      unit={t('lorenzUnit')}
      period={periodOfFigure(report)}
      sentence={t('lorenzSentence', {
        revenue: percent(revenue.lorenz?.[half]?.[1] ?? null),
        pieces: percent(pieces.lorenz?.[half]?.[1] ?? null),
        gini: decimal(revenue.gini, 2),
      })}
      definition={definition('lorenz')}
      legend={[
        { key: 'revenue', label: t('measures.revenue'), tone: 'first' },
        { key: 'pieces', label: t('measures.pieces'), tone: 'second' },
        { key: 'equal', label: t('equal'), tone: 'rest', dashed: true },
      ]}
      table={{
        caption: t('lorenzTitle'),
        columns: [
          { key: 'part', label: t('smallest') },
          { key: 'revenue', label: t('measures.revenue') },
          { key: 'pieces', label: t('measures.pieces') },
        ],
        rows: data
          .filter((_, step) => step % tableStep === 0)
          .map(({ key, label, texts }) => ({ key, cells: [label, texts['revenue'], texts['pieces']] })),
      }}
    >
      <Chart
        kind="lines"
        height={chartHeight}
        data={data}
        series={[
          { key: 'revenue', label: t('measures.revenue'), tone: 'first' },
          { key: 'pieces', label: t('measures.pieces'), tone: 'second' },
          { key: 'equal', label: t('equal'), tone: 'rest', dashed: true },
        ]}
        ticks={marks.map((at) => ({ at, label: percentTick(at) }))}
        shownLabels={shownSteps.map((step) => data[step]?.label ?? '')}
      />
    </Figure>
  )
}
