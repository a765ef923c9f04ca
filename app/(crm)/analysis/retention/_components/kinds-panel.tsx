import { useTranslations } from 'next-intl'
import { Figure } from '#components/chart/figure'
import type { ListParams } from '#components/table/list-url'
import type { RetentionReport } from '#lib/analysis/retention/service'
import { addDays } from '#lib/core/day'
import { useAmounts } from '../../_components/amounts.ts'
import { useKindName } from '../../_components/kind-name.ts'
import { useLeavingDefinition } from '../../_components/leaving-definition.ts'
import { stayersHref } from '../customers/_components/stayer-query.ts'

interface Props {
  report: RetentionReport
  period: NonNullable<RetentionReport['period']>
  params: ListParams
  currency: string
}

/** Retention kind by kind; a kind leads to its customers of the year before. */
export function KindsPanel({ report: { kinds }, period, params, currency }: Props) {
  const t = useTranslations('leaving.retention')
  const definition = useLeavingDefinition()
  const kindName = useKindName()
  const { exact } = useAmounts(currency)
  const hrefOf = (group: string) => stayersHref(params, 'before', { by: 'kind', group })
  const named = (name: string) => ({ level: 'kind', name }) as const
  return (
    <Figure
      title={t('kindsTitle')}
      unit={t('kindsUnit')}
      period={{ from: period.middle, to: period.to, asOf: addDays(period.to, -1) }}
      sentence={t('kindsSentence')}
      definition={definition('retention')}
      table={{
        caption: t('kindsTitle'),
        open: true,
        columns: [
          { key: 'kind', label: t('kind') },
          { key: 'then', label: t('then'), wide: true },
          { key: 'revenue', label: t('revenueThen'), wide: true },
          { key: 'customers', label: t('customers') },
          { key: 'net', label: t('net') },
          { key: 'gross', label: t('gross'), wide: true },
          { key: 'year', label: t('year') },
        ],
        rows: kinds.map((each) => ({
          key: each.kind,
          href: hrefOf(each.kind),
          cells: [
            kindName(named(each.kind)),
            exact.count(each.customersThen),
            exact.money(each.revenueThenMinor),
            exact.percent(each.customers),
            exact.percent(each.netRevenue),
            exact.percent(each.grossRevenue),
            exact.percent(each.yearSurvival),
          ],
        })),
      }}
    />
  )
}
