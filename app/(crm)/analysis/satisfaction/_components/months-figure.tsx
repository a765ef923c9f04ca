import { useFormatter, useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import type { PointDatum, Series } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import { useJoined } from '#components/crm/joined'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import type { SatisfactionResource } from '#lib/analysis/satisfaction/schema'
import type { MonthOfInvitations } from '#lib/analysis/satisfaction/service'
import { nextMonth } from '#lib/core/day'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { figurePaths } from '../../_components/figure-paths.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'

interface Props {
  found: SatisfactionResource
  months: readonly MonthOfInvitations[]
  params: ListParams
}

const marks = [0, 0.25, 0.5, 0.75, 1]
const chartHeight = 260
/** The rate of a month with fewer invited says little of it. */
const enoughInvited = 30

/** The three rates by the month of invitation, T with the band in which it may lie. */
export function MonthsFigure({ found, months, params }: Props) {
  const t = useTranslations('analysis.satisfaction')
  const { percent, percentTick, exact } = useAmounts('CNY')
  const format = useFormatter()
  const definition = useDefinition()
  const monthText = (month: string) =>
    format.dateTime(new Date(`${month}T00:00:00Z`), { year: '2-digit', month: 'short', timeZone: 'UTC' })
  /** A month is looked at from where the whole period is, so that its late answers count. */
  const hrefOf = (month: string) =>
    listHref(figurePaths.satisfaction, params, {
      from: month > found.from ? month : found.from,
      to: nextMonth(month) < found.to ? nextMonth(month) : found.to,
    })
  const series: Series[] = [
    { key: 'rate', label: t('rate'), tone: 'first' },
    { key: 'ofAnswers', label: t('ofAnswers'), tone: 'third' },
    { key: 'response', label: t('response'), tone: 'second' },
  ]
  const data = months.map(
    (each): PointDatum => ({
      key: each.month,
      label: t('monthInvited', { month: monthText(each.month), count: each.targets }),
      values: { rate: each.rate, ofAnswers: each.rateOfAnswers, response: each.responseRate },
      texts: { rate: percent(each.rate), ofAnswers: percent(each.rateOfAnswers), response: percent(each.responseRate) },
      ...(each.interval === null ? {} : { band: each.interval }),
      notes: [t('answeredOf', { answered: each.answered, targets: each.targets })],
      href: hrefOf(each.month),
    }),
  )
  const telling = months.filter(({ targets }) => targets >= enoughInvited)
  const compared = telling.length === 0 ? months : telling
  const best = compared.reduce((top, each) => ((each.rate ?? 0) > (top?.rate ?? 0) ? each : top), compared[0])
  const worst = compared.reduce((low, each) => ((each.rate ?? 0) < (low?.rate ?? 0) ? each : low), compared[0])
  const span = (top: MonthOfInvitations, low: MonthOfInvitations) =>
    t('monthsSentence', {
      ...{ best: monthText(top.month), bestRate: percent(top.rate), bestCount: top.targets },
      ...{ worst: monthText(low.month), worstRate: percent(low.rate), worstCount: low.targets },
    })
  const { joined } = useJoined()
  const few =
    telling.length > 0 && telling.length < months.length
      ? [t('monthsFew', { count: months.length - telling.length, least: enoughInvited })]
      : []
  // Whoever is invited often answers more: the rate of the whole can lie below that of every month.
  const whole = months.length > 1 && found.rate !== null ? [t('monthsDiffer', { rate: percent(found.rate) })] : []
  return (
    <Figure
      title={t('monthsTitle')}
      unit={t('monthsUnit')}
      period={periodOfFigure(found)}
      sentence={best === undefined || worst === undefined ? '' : joined([span(best, worst), ...few, ...whole])}
      definition={{ ...definition('satisfaction'), key: 'satisfaction-months' }}
      legend={series}
      table={{
        caption: t('monthsTitle'),
        columns: [
          { key: 'month', label: t('month') },
          { key: 'targets', label: t('targets') },
          { key: 'answered', label: t('answered') },
          { key: 'satisfied', label: t('satisfied') },
          ...series.map(({ key, label }) => ({ key, label })),
        ],
        rows: months.map((each, place) => ({
          key: each.month,
          href: hrefOf(each.month),
          cells: [
            monthText(each.month),
            exact.count(each.targets),
            exact.count(each.answered),
            exact.count(each.satisfied),
            ...series.map(({ key }) => data[place]?.texts[key]),
          ],
        })),
      }}
    >
      <Chart
        kind="lines"
        height={chartHeight}
        data={data}
        series={series}
        ticks={marks.map((at) => ({ at, label: percentTick(at) }))}
        hint={t('monthHint')}
      />
    </Figure>
  )
}
