import { useFormatter, useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import type { PointDatum, Series } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import type { OnTimeResource } from '#lib/analysis/on-time/schema'
import { nextMonth } from '#lib/core/day'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { figurePaths } from '../../_components/figure-paths.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { rateMarks } from './rate-marks.ts'

const chartHeight = 240

/** The on-time rate month by month. */
export function MonthsFigure({ found, params }: { found: OnTimeResource; params: ListParams }) {
  const t = useTranslations('analysis.onTime')
  const { percent, percentTick, count, waybills, exact } = useAmounts('CNY')
  const format = useFormatter()
  const definition = useDefinition()
  const months = [...found.groups].sort((left, right) => ((left.group ?? '') < (right.group ?? '') ? -1 : 1))
  const monthText = (month: string) =>
    format.dateTime(new Date(`${month}T00:00:00Z`), { year: '2-digit', month: 'short', timeZone: 'UTC' })
  const hrefOf = (month: string) =>
    listHref(figurePaths.onTime, params, {
      from: month > found.from ? month : found.from,
      to: nextMonth(month) < found.to ? nextMonth(month) : found.to,
    })
  const series: Series[] = [{ key: 'rate', label: t('rate'), tone: 'first' }]
  const data = months.map(
    (each): PointDatum => ({
      key: each.group ?? '',
      label: monthText(each.group ?? ''),
      values: { rate: each.rate },
      texts: { rate: percent(each.rate) },
      notes: [t('ofDelivered', { onTime: count(each.on_time), delivered: waybills(each.delivered) })],
      href: hrefOf(each.group ?? ''),
    }),
  )
  const rated = months.filter(({ rate }) => rate !== null)
  const worst = rated.reduce((low, each) => ((each.rate ?? 1) < (low?.rate ?? 1) ? each : low), rated[0])
  return (
    <Figure
      title={t('monthsTitle')}
      unit={t('unit')}
      period={periodOfFigure(found)}
      sentence={
        worst === undefined
          ? t('nothingRated')
          : t('monthsSentence', { worst: monthText(worst.group ?? ''), rate: percent(worst.rate), all: percent(found.rate) })
      }
      definition={{ ...definition('onTime'), key: 'on-time-months' }}
      table={{
        caption: t('monthsTitle'),
        columns: [
          { key: 'month', label: t('month') },
          { key: 'delivered', label: t('delivered') },
          { key: 'onTime', label: t('onTime') },
          { key: 'rate', label: t('rate') },
          { key: 'overdue', label: t('overdue') },
        ],
        rows: months.map((each) => ({
          key: each.group ?? '',
          href: hrefOf(each.group ?? ''),
          cells: [
            monthText(each.group ?? ''),
            exact.count(each.delivered),
            exact.count(each.on_time),
            exact.percent(each.rate),
            exact.count(each.overdue),
          ],
        })),
      }}
    >
      <Chart
        kind="lines"
        height={chartHeight}
        data={data}
        series={series}
        ticks={rateMarks(rated.map(({ rate }) => rate ?? 1)).map((at) => ({ at, label: percentTick(at) }))}
        hint={t('monthHint')}
      />
    </Figure>
  )
}
