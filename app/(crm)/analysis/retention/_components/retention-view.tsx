import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { useJoined } from '#components/crm/joined'
import { DroppedNotice } from '#components/table/dropped-filters'
import type { ListParams } from '#components/table/list-url'
import { YEAR } from '#lib/analysis/period/compared-months'
import { survivalQuery } from '#lib/analysis/retention/groups/schema'
import { getSurvival } from '#lib/analysis/retention/groups/service'
import type { RetentionReport } from '#lib/analysis/retention/service'
import { getRetention } from '#lib/analysis/retention/service'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../_components/amounts.ts'
import { Heading } from '../../_components/heading.tsx'
import { KeyFigures } from '../../_components/key-figures.tsx'
import { useLeavingDefinition } from '../../_components/leaving-definition.ts'
import { LeftOutLine } from '../../_components/left-out.tsx'
import { NobodySo } from '../../_components/nobody-so.tsx'
import { OutletFilter } from '../../_components/outlet-filter.tsx'
import { retentionPath } from '../customers/_components/stayer-query.ts'
import { GroupsFigure } from './groups-figure.tsx'
import { KindsPanel } from './kinds-panel.tsx'
import { SurvivalFigure } from './survival-figure.tsx'

interface Props {
  ctx: Context
  params: ListParams
  dropped: readonly string[]
}

/** Retention of customers and of revenue, the curve of how long they stay, group by group too, and the same kind by kind. */
export async function RetentionView({ ctx, params, dropped }: Props) {
  const { outlet } = params
  const [report, compared, t] = await Promise.all([
    getRetention(ctx, { outlet }),
    getSurvival(ctx, survivalQuery.parse({ outlet, by: params['by'] })),
    getTranslations('leaving.retention'),
  ])
  const { period, customers, unknown, later } = report
  const { currency } = ctx.company
  return (
    <div className="analysis-page">
      <Heading ctx={ctx} title={t('title')} text={t('what')} />
      <div className="flex flex-wrap items-center gap-2 pb-4">
        <OutletFilter ctx={ctx} path={retentionPath} params={params} />
      </div>
      <DroppedNotice names={dropped} spaced />
      {period === null || customers + unknown + later === 0 ? (
        <NobodySo
          ctx={ctx}
          path={retentionPath}
          params={params}
          filters={period === null ? [] : ['outlet']}
          nothing={{ title: t('emptyTitle'), text: t('empty') }}
        />
      ) : (
        <div className="grid grid-cols-1 gap-4">
          <Rates report={report} period={period} currency={currency} />
          <LeftOutLine leftOut={report.leftOut} needs="freight" currency={currency} />
          <SurvivalFigure report={report} period={period} params={params} currency={currency} />
          <GroupsFigure report={compared} period={period} params={params} currency={currency} />
          {report.kinds.length > 0 && <KindsPanel report={report} period={period} params={params} currency={currency} />}
        </div>
      )}
    </div>
  )
}

interface RatesProps {
  report: RetentionReport
  period: NonNullable<RetentionReport['period']>
  currency: string
}

function Rates({ report: { all, allLost, outletId, months }, period, currency }: RatesProps) {
  const t = useTranslations('leaving.retention')
  const definition = useLeavingDefinition()
  const { percent, money, customers } = useAmounts(currency)
  const { joined } = useJoined()
  return (
    <KeyFigures
      title={t('ratesTitle')}
      period={{ from: period.middle, to: period.to, asOf: addDays(period.to, -1) }}
      definitions={[definition('retention')]}
      sentence={
        all.customers === null
          ? t('noYearBefore')
          : joined([
              t('sentence', {
                months,
                before: customers(all.customersThen),
                kept: customers(all.customersKept),
                revenue: money(all.revenueThenMinor),
                now: money(all.revenueNowMinor),
              }),
              months < YEAR ? t('shorter', { months }) : null,
            ])
      }
      tiles={[
        { key: 'customers', label: t('customers'), value: percent(all.customers) },
        { key: 'net', label: t('net'), value: percent(all.netRevenue) },
        { key: 'gross', label: t('gross'), value: percent(all.grossRevenue) },
        {
          key: 'lost',
          label: t('lost'),
          value: customers(allLost),
          below: t('lostAfter', { days: period.lostAfterDays }),
          href: outletId === null ? '/customers?churned=true' : `/customers?churned=true&outlet=${outletId}`,
        },
      ]}
    />
  )
}
