import { useTranslations } from 'next-intl'
import { useDays } from '#components/crm/day-near'
import { useMoney } from '#components/crm/money'
import type { CellData } from '#components/table/cell'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import type { ShownAlarm } from '#lib/analysis/concentration-alarms/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../../_components/amounts.ts'
import { actColumns } from '../../../_components/follow-columns.tsx'
import { useAboveText, usePlaceName } from '../../_components/alarm-words.ts'
import { Share } from '../../_components/share.tsx'

const onOneLine = (text: string): CellData => ({ text, look: 'whitespace-nowrap' })

/** The columns of the list: on whom, where, how much, until when its papers run, and what is done about it. */
export function useAlarmColumns(ctx: Context): Column<ShownAlarm>[] {
  const t = useTranslations('concentration')
  const days = useDays(dayOf(ctx.now, ctx.company.timeZone))
  const money = useMoney(ctx.company.currency)
  const { decimal } = useAmounts(ctx.company.currency)
  const placeOf = usePlaceName()
  const aboveOf = useAboveText()
  const stateOf = useStateText()
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      width: 'w-[18%]',
      cell: (row) => ({
        ...{ text: row.name, href: `/customers/${row.customerId}` },
        ...(stateOf(row) !== '' && { below: stateOf(row) }),
      }),
    },
    {
      key: 'place',
      label: t('place'),
      phone: 'item',
      width: 'w-[20%]',
      cell: (row) => {
        const above = aboveOf(row)
        return { text: placeOf(row), ...(above !== null && { below: above }) }
      },
    },
    {
      key: 'share',
      label: t('share'),
      sort: { key: 'share', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => <Share ratio={row.share} limit={row.limitShare} />,
    },
    {
      key: 'revenue',
      label: t('revenue'),
      sort: { key: 'revenue', first: 'falling' },
      align: 'right',
      phone: 'figure',
      cell: (row) => money(row.revenueMinor),
    },
    {
      key: 'margin',
      label: t('margin'),
      align: 'right',
      phone: 'item',
      cell: (row) => ({ ...money(row.marginMinor), label: t('margin') }),
    },
    {
      key: 'hhiAfter',
      label: t('hhiAfter'),
      align: 'right',
      phone: 'item',
      cell: (row) => ({ text: decimal(row.hhiAfter, 3), label: t('hhiAfter') }),
    },
    { key: 'owner', label: t('owner'), phone: 'item', cell: (row) => onOneLine(row.ownerName ?? t('nobody')) },
    {
      key: 'papers',
      label: t('papersEnd'),
      align: 'right',
      phone: 'item',
      cell: (row) => ifKnown(row.paperUntil, (day) => ({ ...days.near(day), look: 'whitespace-nowrap', label: t('papersEnd') })),
    },
    {
      key: 'since',
      label: t('alarms.since'),
      align: 'right',
      phone: 'item',
      cell: (row) => ({ ...days.near(row.since), look: 'whitespace-nowrap', label: t('alarms.since') }),
    },
    ...actColumns<ShownAlarm>(ctx, t('alarms.act'), ({ customerId, name }) => ({ customerId, name })),
  ]
}

/** Whether somebody was given the customer, or has seen it. */
function useStateText() {
  const t = useTranslations('concentration.alarms')
  return ({ openTask, seen }: ShownAlarm) =>
    [
      openTask === null ? null : t('handOut.done', { to: openTask.to }),
      seen === null
        ? null
        : [t('seen.by', { by: seen.by }), seen.reason && t(`reasons.${seen.reason}`)].filter(Boolean).join(' · '),
    ]
      .filter((text) => text !== null)
      .join(' · ')
}
