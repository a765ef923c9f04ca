import { useFormatter, useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import type { PointDatum, Series } from '#components/chart/chart-data'
import { Figure, usePeriodText } from '#components/chart/figure'
import { niceTicks } from '#components/chart/scale'
import { whichMoved } from '#lib/analysis/concentration-trend/alarm'
import type { TrendResource } from '#lib/analysis/concentration-trend/schema'
import { addDays } from '#lib/core/day'
import { useAmounts } from '../../_components/amounts.ts'
import { figurePaths } from '../../_components/figure-paths.ts'

const chartHeight = 240

/** How the share of the four largest went, over twelve months at a time. */
export function TrendFigure({ trend }: { trend: TrendResource }) {
  const t = useTranslations('concentration')
  const { percent, percentTick, pointsMoved, pointsTick, exact } = useAmounts(trend.currency)
  const format = useFormatter()
  const periodText = usePeriodText()
  const monthText = (to: string) =>
    format.dateTime(new Date(`${addDays(to, -1)}T00:00:00Z`), { year: '2-digit', month: 'short', timeZone: 'UTC' })
  const hrefOf = ({ from, to }: TrendResource['points'][number]) =>
    `${figurePaths.concentration}?from=${from}&to=${to}${trend.outlet === null ? '' : `&outlet=${trend.outlet}`}`
  const series: Series[] = [
    { key: 'revenue', label: t('revenueCr4'), tone: 'first' },
    { key: 'pieces', label: t('piecesCr4'), tone: 'second' },
  ]
  const data = trend.points.map(
    (point): PointDatum => ({
      key: point.to,
      label: monthText(point.to),
      values: { revenue: point.revenue.cr4, pieces: point.pieces_held.cr4 },
      texts: { revenue: percent(point.revenue.cr4), pieces: percent(point.pieces_held.cr4) },
      href: hrefOf(point),
    }),
  )
  const { revenue_cr4: revenue, pieces_cr4: pieces, revenue_alarm: moved, pieces_alarm: carried, limit } = trend.change
  const said = whichMoved(moved, carried)
  const highest = Math.max(...trend.points.flatMap((point) => [point.revenue.cr4 ?? 0, point.pieces_held.cr4 ?? 0]), 0)
  const last = trend.points.at(-1)
  return (
    <Figure
      title={t('trendTitle')}
      unit={t('trendUnit', { window: last === undefined ? '—' : periodText({ ...last, asOf: last.to }) })}
      period={null}
      sentence={t(said, { revenue: pointsMoved(revenue), pieces: pointsMoved(pieces), limit: pointsTick(limit) })}
      definition={{
        ...{ key: 'concentration-trend', title: t('trendDefinition.title') },
        ...{ lines: t('trendDefinition.text').split('\n'), source: t('trendDefinition.source') },
      }}
      legend={series}
      table={{
        caption: t('trendTitle'),
        columns: [
          { key: 'to', label: t('yearTo') },
          { key: 'revenueCr1', label: t('revenueCr1'), wide: true },
          { key: 'revenueCr4', label: t('revenueCr4') },
          { key: 'piecesCr4', label: t('piecesCr4') },
          { key: 'revenueHhi', label: t('revenueHhi'), wide: true },
          { key: 'piecesHhi', label: t('piecesHhi'), wide: true },
          { key: 'gini', label: t('gini'), wide: true },
        ],
        rows: [...trend.points].reverse().map((point) => ({
          key: point.to,
          href: hrefOf(point),
          cells: [
            monthText(point.to),
            exact.percent(point.revenue.cr1),
            exact.percent(point.revenue.cr4),
            exact.percent(point.pieces_held.cr4),
            exact.decimal(point.revenue.hhi, 4),
            exact.decimal(point.pieces_held.hhi, 4),
            exact.decimal(point.revenue.gini, 3),
          ],
        })),
      }}
    >
      <Chart
        kind="lines"
        height={chartHeight}
        data={data}
        series={series}
        ticks={niceTicks(highest).map((at) => ({ at, label: percentTick(at) }))}
        hint={t('trendHint')}
      />
    </Figure>
  )
}
