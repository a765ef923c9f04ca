import { useFormatter, useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import type { PointDatum, Series } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { IndexResource } from '#lib/analysis/expectation/schema'
import type { IndexOfGroup } from '#lib/analysis/expectation/service'
import { addMonths } from '#lib/core/day'
import { useAmounts } from '../../_components/amounts.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { comparedHref, indexPath } from './index-query.ts'
import { indexTicks } from './index-ticks.ts'

interface Props {
  found: IndexResource
  times: readonly IndexOfGroup[]
  per: 'month' | 'quarter'
  params: ListParams
}

const chartHeight = 260
const met = 100
const monthsOf = { month: 1, quarter: 3 } as const

/** The index by month or quarter of the answers, with the band in which it may lie. */
export function TimeFigure({ found, times, per, params }: Props) {
  const t = useTranslations('loyalty.index')
  const format = useFormatter()
  const { decimal, exact } = useAmounts('CNY')
  const nameOf = (key: string) => {
    const at = new Date(`${key}T00:00:00Z`)
    if (per === 'month') return format.dateTime(at, { year: '2-digit', month: 'short', timeZone: 'UTC' })
    return t('quarter', { year: String(at.getUTCFullYear()), quarter: Math.floor(at.getUTCMonth() / 3) + 1 })
  }
  const hrefOf = (key: string) => {
    const end = addMonths(key, monthsOf[per])
    return comparedHref(params, null, { from: key > found.from ? key : found.from, to: end < found.to ? end : found.to })
  }
  const series: Series[] = [
    { key: 'index', label: t('index'), tone: 'first' },
    { key: 'met', label: t('met'), tone: 'rest', dashed: true },
  ]
  const data = times.map(
    (each): PointDatum => ({
      key: each.key,
      label: nameOf(each.key),
      values: { index: each.index, met },
      texts: { index: decimal(each.index, 1) },
      ...(each.interval === null ? {} : { band: each.interval }),
      notes: [t('answeredBy', { count: each.customers })],
      href: hrefOf(each.key),
    }),
  )
  const [first, last] = [times[0], times.at(-1)]
  const sentence =
    first === undefined || last === undefined || first === last
      ? t('timeOnce')
      : t('timeSentence', {
          ...{ first: nameOf(first.key), from: decimal(first.index, 1) },
          ...{ last: nameOf(last.key), to: decimal(last.index, 1), count: last.customers },
        })
  const other = per === 'month' ? 'quarter' : 'month'
  return (
    <Figure
      title={t(`time.${per}`)}
      unit={t('timeUnit')}
      period={periodOfFigure(found)}
      sentence={
        <>
          {sentence}{' '}
          <Link href={listHref(indexPath, params, { per: other })} className="link">
            {t(`time.${other}`)}
          </Link>
        </>
      }
      legend={series}
      table={{
        caption: t(`time.${per}`),
        columns: [
          { key: 'time', label: t(`per.${per}`) },
          { key: 'customers', label: t('customers') },
          { key: 'index', label: t('index') },
          { key: 'complaining', label: t('outcomes.complaining') },
        ],
        rows: times.map((each) => ({
          key: each.key,
          href: hrefOf(each.key),
          cells: [
            nameOf(each.key),
            exact.count(each.customers),
            exact.decimal(each.index, 1),
            exact.percent(each.outcomes.find(({ outcome }) => outcome === 'complaining')?.share ?? null),
          ],
        })),
      }}
    >
      <Chart
        kind="lines"
        height={chartHeight}
        data={data}
        series={series}
        ticks={indexTicks(times).map((at) => ({ at, label: String(at) }))}
        hint={t('hint')}
      />
    </Figure>
  )
}
