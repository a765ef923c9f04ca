import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Chart } from '#components/chart/chart'
import type { PointDatum } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { ConcentrationReport } from '#lib/analysis/concentration/service'
import type { Measure } from '#lib/analysis/concentration/smallest/service'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { smallestPath } from '../customers/_components/smallest-query.ts'

const marks = [0, 0.25, 0.5, 0.75, 1]
const shownSteps = [0, 20, 40, 60, 80, 100]
const tableStep = 10
const chartHeight = 280
const half = 50

/** How unequal customers are: the share that the smallest of them hold; a point leads to these, by revenue where there is any. */
export function LorenzFigure({ report, params }: { report: ConcentrationReport; params: ListParams }) {
  const t = useTranslations('analysis.concentration')
  const { percent, percentTick, decimal } = useAmounts(report.currency)
  const definition = useDefinition()
  const { revenue, pieces } = report
  const words = useTranslations('concentration.smallest')
  const hrefOf = (step: number, measure: Measure) =>
    step === 0
      ? undefined
      : listHref(smallestPath, params, { part: String(step), measure: measure === 'revenue' ? null : measure })
  const curve = revenue.lorenz ?? pieces.lorenz ?? []
  const data = curve.map(([part], step): PointDatum => {
    const held = { revenue: revenue.lorenz?.[step]?.[1] ?? null, pieces: pieces.lorenz?.[step]?.[1] ?? null, equal: part }
    return {
      key: String(step),
      href: hrefOf(step, revenue.lorenz === null ? 'pieces' : 'revenue'),
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
          .map(({ key, label, texts, href }) => ({
            key,
            href,
            cells: [
              label,
              texts['revenue'],
              <ByPieces key="pieces" href={pieces.lorenz === null ? undefined : hrefOf(Number(key), 'pieces')}>
                {texts['pieces']}
              </ByPieces>,
            ],
          })),
      }}
    >
      <Chart
        kind="lines"
        hint={words('hint')}
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

/** The smallest by pieces are others than those by revenue. */
function ByPieces({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (href === undefined) return children
  return (
    <Link href={href} className="link">
      {children}
    </Link>
  )
}
