import { useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import { Figure } from '#components/chart/figure'
import { useJoined } from '#components/crm/joined'
import type { RetentionReport } from '#lib/analysis/retention/service'
import { survivalSentence } from '#lib/analysis/retention/survival-sentence'
import { useAmounts } from '../../_components/amounts.ts'
import { useLeavingDefinition } from '../../_components/leaving-definition.ts'
import { useWatchedTo } from './watched-to.ts'

interface Props {
  report: RetentionReport
  period: NonNullable<RetentionReport['period']>
  currency: string
}

const marks = [0, 0.25, 0.5, 0.75, 1]

/** What share of the customers stays for how many months, at every whole month, with the bounds between which it lies. No list has exactly those of one month, so that none leads anywhere. */
export function SurvivalFigure({ report, period, currency }: Props) {
  const { curve, all, yearSurvival, customers, lost, unknown, later } = report
  const t = useTranslations('leaving.retention')
  const definition = useLeavingDefinition()
  const watchedTo = useWatchedTo()
  const { percent, percentTick, count, customers: written } = useAmounts(currency)
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
          cells: [
            t('monthsCount', { count: point.months }),
            percent(point.survival),
            between(point.low, point.high),
            count(point.atRisk),
            count(point.lost),
          ],
        })),
      }}
    >
      {curve.length > 0 && (
        <Chart
          kind="lines"
          height={260}
          data={curve.map((point) => ({
            key: String(point.months),
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
