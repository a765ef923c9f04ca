import { useTranslations } from 'next-intl'
import { Chart } from '#components/chart/chart'
import type { BarDatum } from '#components/chart/chart-data'
import { Figure } from '#components/chart/figure'
import type { OnTimeGroup, OnTimeResource } from '#lib/analysis/on-time/schema'
import { useAmounts } from '../../_components/amounts.ts'
import { periodOfFigure } from '../../_components/period-of-figure.ts'
import { waybillsHref } from './waybills-href.ts'

/** Groups beside months. */
export type GroupedBy = Exclude<OnTimeGroup, 'month'>

interface Props {
  found: OnTimeResource
  by: GroupedBy
}

const marks = [0, 0.25, 0.5, 0.75, 1]
const rowHeight = 30
const axisHeight = 28
/** So far below the whole a group is pointed out. */
const behind = 0.03

/** The on-time rate of the groups with most waybills; those behind the whole are pointed out. */
export function GroupFigure({ found, by }: Props) {
  const t = useTranslations('analysis.onTime')
  const { percent, percentTick, count, waybills, exact } = useAmounts('CNY')
  const nameOf = useGroupNames(by)
  const isBehind = (rate: number | null) => rate !== null && found.rate !== null && rate < found.rate - behind
  const rated = found.groups.filter(({ rate }) => rate !== null)
  const worst = rated.reduce((low, each) => ((each.rate ?? 1) < (low?.rate ?? 1) ? each : low), rated[0])
  const data = rated.map(
    (each): BarDatum => ({
      key: each.group ?? '',
      label: nameOf(each),
      value: each.rate ?? 0,
      text: percent(each.rate),
      notes: [
        t('ofDelivered', { onTime: count(each.on_time), delivered: waybills(each.delivered) }),
        t('overdueOf', { waybills: waybills(each.overdue) }),
      ],
      tone: isBehind(each.rate) ? 'late' : 'first',
      href: hrefOf(each, found, by),
    }),
  )
  return (
    <Figure
      title={t(`by.${by}`)}
      unit={t('unit')}
      period={periodOfFigure(found)}
      sentence={
        worst === undefined
          ? t('nothingRated')
          : t('groupSentence', {
              name: nameOf(worst),
              rate: percent(worst.rate),
              behind: rated.filter(({ rate }) => isBehind(rate)).length,
              all: percent(found.rate),
            })
      }
      table={{
        caption: t(`by.${by}`),
        columns: [
          { key: 'group', label: t(`group.${by}`) },
          { key: 'delivered', label: t('delivered') },
          { key: 'onTime', label: t('onTime') },
          { key: 'rate', label: t('rate') },
          { key: 'overdue', label: t('overdue') },
        ],
        rows: found.groups.map((each) => ({
          key: each.group ?? '',
          href: hrefOf(each, found, by),
          cells: [
            nameOf(each),
            exact.count(each.delivered),
            exact.count(each.on_time),
            exact.percent(each.rate),
            exact.count(each.overdue),
          ],
        })),
      }}
    >
      <Chart
        kind="bars"
        height={data.length * rowHeight + axisHeight}
        data={data}
        ticks={marks.map((at) => ({ at, label: percentTick(at) }))}
        measure={t('rate')}
        hint={t(by === 'customer' ? 'customerHint' : 'waybillsHint')}
      />
      {found.next_cursor !== null && <p className="text-sm text-ink-faint">{t('mostOnly', { count: found.groups.length })}</p>}
    </Figure>
  )
}

type Group = OnTimeResource['groups'][number]

/** The late waybills of a group; of a customer, its card. */
function hrefOf({ group, customer, outlet }: Group, found: OnTimeResource, by: GroupedBy): string | undefined {
  if (customer !== null) return `/customers/${customer.id}`
  if (group === null) return undefined
  const narrowed = { outlet: found.outlet ?? undefined }
  if (outlet !== null) return waybillsHref('late', found, { outlet: outlet.id })
  if (by === 'product') return waybillsHref('late', found, { ...narrowed, product: group })
  return by === 'destination_region' ? waybillsHref('late', found, { ...narrowed, destination: group }) : undefined
}

function useGroupNames(by: GroupedBy): (group: Group) => string {
  const t = useTranslations('analysis.onTime')
  const provinces = useTranslations('provinces')
  return ({ group, customer, outlet }) => {
    if (customer !== null) return customer.name
    if (outlet !== null) return outlet.name
    if (group === null) return t('unnamed')
    const province = by === 'destination_region' && /^\d{6}$/.test(group) ? group.slice(0, 2) : ''
    return provinces.has(province as '11') ? provinces(province as '11') : group
  }
}
