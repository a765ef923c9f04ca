import { useTranslations } from 'next-intl'
import { useDayText } from '#components/crm/day-near'
import { moneyCell } from '#components/crm/money'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import type { Stayer } from '#lib/analysis/retention/stayers/service'
import type { Context } from '#lib/platform/context'
import { followColumns } from '../../../_components/follow-columns.tsx'

/** The columns of who stayed how long: what became of each, and whose it is. */
export function useStayerColumns(ctx: Context): Column<Stayer>[] {
  const t = useTranslations('leaving.stayers')
  const words = useTranslations('leaving.retention')
  const dayText = useDayText()
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      always: true,
      width: 'w-[26%]',
      cell: ({ id, name }) => ({ text: name, href: `/customers/${id}` }),
    },
    {
      key: 'fate',
      label: t('fate'),
      phone: 'item',
      cell: ({ fate }) => ({ text: t(`fates.${fate}`), ...(fate === 'left' ? { look: 'text-danger' as const } : {}) }),
    },
    {
      key: 'months',
      label: t('months'),
      sort: { key: 'months', first: 'falling' },
      align: 'right',
      phone: 'figure',
      cell: ({ fate, months }) => (fate === 'left' || fate === 'here' ? words('monthsCount', { count: months }) : '—'),
    },
    {
      key: 'last',
      label: t('last'),
      phone: 'item',
      cell: ({ lastShippingOn }) => ifKnown(lastShippingOn, (day) => ({ text: dayText(day), label: t('last') })),
    },
    {
      key: 'value',
      label: t('value'),
      align: 'right',
      phone: 'item',
      cell: ({ valueMinor }) => ifKnown(valueMinor, (minor) => moneyCell(minor, ctx.company.currency, ctx.locale)),
    },
    ...followColumns<Stayer>(ctx, { owner: t('owner'), outlet: t('outlet'), act: t('act') }),
  ]
}
