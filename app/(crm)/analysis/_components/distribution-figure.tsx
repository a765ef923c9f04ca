import { useTranslations } from 'next-intl'
import type { BarDatum } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import { useJoined } from '#components/crm/joined'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { Distribution } from '#lib/analysis/distribution/service'
import type { Context } from '#lib/platform/context'
import { useWhose } from '../../_whose/whose.ts'
import { useAmounts } from './amounts.ts'
import { BarLines } from './bar-lines.tsx'
import { useDefinition } from './definitions.ts'
import { useGroupName } from './group-name.ts'
import { holdsMost } from './holds-most.ts'
import type { SchemeId } from './scheme-page.ts'
import { customersOf, toneOf } from './scheme-page.ts'

interface Props {
  ctx: Context
  scheme: SchemeId
  run: RunResource
  distribution: Distribution
}

/** How many customers are in which class. */
export function DistributionFigure({ ctx, scheme, run, distribution }: Props) {
  const t = useTranslations('analysis.distribution')
  const { percent, count, customers, money, tick, exact } = useAmounts(run.currency)
  const nameOf = useGroupName()
  const definition = useDefinition()
  const { joined } = useJoined()
  const whose = useWhose(ctx)
  const { groups } = distribution
  const largest = groups.reduce((most, group) => (group.customers > most.customers ? group : most), groups[0] ?? none)
  const most = holdsMost(scheme, distribution)
  const data = groups.map(
    (group): BarDatum => ({
      key: group.key,
      label: nameOf(scheme, group.key),
      value: group.customers,
      text: count(group.customers),
      notes: [
        t('ofCustomers', { share: percent(group.customerShare) }),
        ...(distribution.ownValue === null || group.own === null
          ? []
          : [
              t('ofOwn', {
                value: distribution.ownValue,
                amount: money(group.own.minor),
                share: group.own.share === null ? 'none' : percent(group.own.share),
              }),
            ]),
        t('ofRevenue', { value: money(group.valueMinor), share: percent(group.valueShare) }),
      ],
      tone: toneOf(scheme, group.key),
      href: customersOf(scheme, group.key, run.id),
    }),
  )
  return (
    <Figure
      title={distribution.scope === 'company' ? t('title') : t('titleOf', { whose })}
      unit={t('unit')}
      period={{ from: run.from, to: run.to, asOf: run.as_of }}
      sentence={joined([
        t('sentence', {
          customers: customers(distribution.customers),
          name: nameOf(scheme, largest.key),
          count: customers(largest.customers),
          share: percent(largest.customerShare),
        }),
        ...(most === null ? [] : [t('holdsMost', { name: nameOf(scheme, most.key), share: percent(most.customerShare) })]),
      ])}
      definition={definition(scheme)}
      table={{
        caption: t('title'),
        columns: [
          { key: 'class', label: t('class') },
          { key: 'customers', label: t('customers') },
          { key: 'share', label: t('customerShare') },
        ],
        rows: groups.map((group) => ({
          key: group.key,
          href: customersOf(scheme, group.key, run.id),
          cells: [nameOf(scheme, group.key), exact.count(group.customers), exact.percent(group.customerShare)],
        })),
      }}
    >
      <BarLines data={data} tick={tick} measure={t('customers')} hint={t('hint')} />
    </Figure>
  )
}

const none = { key: '', customers: 0, customerShare: null }
