import { useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import { Figure } from '#components/chart/figure'
import { useJoined } from '#components/crm/joined'
import type { ListParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { RetentionReport } from '#lib/analysis/retention/service'
import { survivalSentence } from '#lib/analysis/retention/survival-sentence'
import { useAmounts } from '../../_components/amounts.ts'
import { useLeavingDefinition } from '../../_components/leaving-definition.ts'
import { stayersHref } from '../customers/_components/stayer-query.ts'
import { useWatchedTo } from './watched-to.ts'

interface Props {
  report: RetentionReport
  period: NonNullable<RetentionReport['period']>
  params: ListParams
  currency: string
}

const marks = [0, 0.25, 0.5, 0.75, 1]

/** What share of the customers stays for how many months, at every whole month, with the bounds between which it lies; a month leads to those that were watched in it. */
export function SurvivalFigure({ report, period, params, currency }: Props) {
  const { curve, all, yearSurvival, customers, lost, unknown, later } = report
  const t = useTranslations('leaving.retention')
  const definition = useLeavingDefinition()
  const watchedTo = useWatchedTo()
  const { percent, percentTick, count, customers: written, exact } = useAmounts(currency)
  const stayers = useTranslations('leaving.stayers')
  // At the start those of the first month are watched.
  const hrefOf = (months: number) => stayersHref(params, 'curve', { at: String(Math.max(1, months)) })
  const between = (low: number, high: number) => t('between', { low: percent(low), high: percent(high) })
  const { joined } = useJoined()
  const said =
    curve.length === 0
      ? t('tooFew', { customers: written(customers) })
      : t(survivalSentence({ medianMonths: all.medianMonths, yearSurvival }), {
          customers: written(customers),
          lost: written(lost),
          year: percent(yearSurvival),
          months: all.medianMonths ?? 0,
        })
  return (
    <Figure
      title={t('survivalTitle')}
      unit={`${t('survivalUnit')} · ${watchedTo(period)}`}
      period={null}
      sentence={joined([
        said,
        unknown > 0 ? t('unknown', { customers: written(unknown) }) : null,
        later > 0 ? t('later', { customers: written(later) }) : null,
      ])}
      definition={definition('survival')}
      table={{
        caption: t('survivalTitle'),
        columns: [
          { key: 'months', label: t('months') },
          { key: 'survival', label: t('stays') },
          { key: 'bounds', label: t('bounds'), wide: true },
          { key: 'atRisk', label: t('atRisk') },
          { key: 'lost', label: t('lost') },
        ],
        rows: curve.map((point) => ({
          key: String(point.months),
          href: hrefOf(point.months),
          cells: [
            t('monthsCount', { count: point.months }),
            exact.percent(point.survival),
            between(point.low, point.high),
            exact.count(point.atRisk),
            point.lost === 0 ? (
              count(0)
            ) : (
              <Link key="lost" href={stayersHref(params, 'left', { months: String(point.months) })} className="link">
                {count(point.lost)}
              </Link>
            ),
          ],
        })),
      }}
    >
      <Apart report={report} params={params} />
      {curve.length > 0 && (
        <Chart
          kind="lines"
          height={260}
          hint={stayers('hint')}
          data={curve.map((point) => ({
            key: String(point.months),
            href: hrefOf(point.months),
            label: t('monthsCount', { count: point.months }),
            values: { all: point.survival },
            texts: { all: percent(point.survival) },
            band: [point.low, point.high] as const,
            notes: [between(point.low, point.high)],
          }))}
          series={[{ key: 'all', label: t('stays'), tone: 'first' }]}
          ticks={marks.map((at) => ({ at, label: percentTick(at) }))}
        />
      )}
    </Figure>
  )
}

/** The ways to everybody of the curve, to those that left, and to those that stand in none. */
function Apart({ report: { customers, lost, unknown, later }, params }: Pick<Props, 'report' | 'params'>) {
  const t = useTranslations('leaving.stayers')
  const ways = [
    { show: 'curve', count: customers },
    { show: 'left', count: lost },
    { show: 'unknown', count: unknown },
    { show: 'later', count: later },
  ] as const
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 pb-1 text-sm">
      {ways
        .filter(({ count }) => count > 0)
        .map(({ show, count }) => (
          <Link key={show} href={stayersHref(params, show)} className="link">
            {t('way', { what: t(`shown.${show}`), count })}
          </Link>
        ))}
    </p>
  )
}
