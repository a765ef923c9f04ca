import { useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import { Figure } from '#components/chart/figure'
import type { RetentionReport } from '#lib/analysis/retention/service'
import { useAmounts } from '../../_components/amounts.ts'
import { useLeavingDefinition } from '../../_components/leaving-definition.ts'

interface Props {
  report: RetentionReport
  period: NonNullable<RetentionReport['period']>
  currency: string
}

const marks = [0, 0.25, 0.5, 0.75, 1]
const lostCustomers = '/customers?churned=true'

/** What share of the customers stays for how many months, with the bounds between which it lies. */
export function SurvivalFigure({ report: { survival, all, yearSurvival, customers, lost }, currency }: Props) {
  const t = useTranslations('leaving.retention')
  const definition = useLeavingDefinition()
  const { percent, percentTick, count, customers: written } = useAmounts(currency)
  const between = (low: number, high: number) => t('between', { low: percent(low), high: percent(high) })
  return (
    <Figure
      title={t('survivalTitle')}
      unit={t('survivalUnit')}
      period={null}
      sentence={t(all.medianMonths === null ? 'moreThanHalf' : 'half', {
        customers: written(customers),
        lost: written(lost),
        year: percent(yearSurvival),
        months: all.medianMonths ?? 0,
      })}
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
        rows: survival.map((point) => ({
          key: String(point.months),
          href: lostCustomers,
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
      {survival.length > 0 && (
        <Chart
          kind="lines"
          height={260}
          data={survival.map((point) => ({
            key: String(point.months),
            label: t('monthsCount', { count: point.months }),
            values: { all: point.survival },
            texts: { all: percent(point.survival) },
            band: [point.low, point.high] as const,
            notes: [between(point.low, point.high)],
            href: lostCustomers,
          }))}
          series={[{ key: 'all', label: t('stays'), tone: 'first' }]}
          ticks={marks.map((at) => ({ at, label: percentTick(at) }))}
          hint={t('hint')}
        />
      )}
    </Figure>
  )
}
