import { useTranslations } from 'next-intl'
import { moneyCell } from '#components/crm/money'
import type { Column } from '#components/table/column'
import type { LeafCustomer } from '#lib/analysis/loyalty/leaf/service'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../../_components/amounts.ts'
import { followColumns } from '../../../_components/follow-columns.tsx'
import { useLeafValue } from '../../_components/leaf-value.ts'

/** The columns of the customers that a leaf counts: the value of each, what it pays, and whose it is. */
export function useLeafColumns(ctx: Context, leaf: string): Column<LeafCustomer>[] {
  const t = useTranslations('loyalty.leaf')
  const words = useTranslations('loyalty')
  const classes = useTranslations('analysis.classes.loyalty')
  const { count } = useAmounts(ctx.company.currency)
  const { own } = useLeafValue()
  const name = words(`tree.leaves.${leaf}.name` as 'tree.leaves.on_time.name')
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      always: true,
      width: 'w-[28%]',
      cell: (row) => ({ text: row.name, href: `/customers/${row.id}` }),
    },
    {
      key: 'value',
      label: name,
      align: 'right',
      phone: 'figure',
      cell: ({ value }) => ({ text: own(leaf, value), label: name }),
    },
    { key: 'class', label: t('class'), phone: 'item', cell: (row) => classes(row.class) },
    {
      key: 'revenue',
      label: t('revenue'),
      sort: { key: 'revenue', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: ({ revenueMinor }) => moneyCell(revenueMinor, ctx.company.currency, ctx.locale),
    },
    {
      key: 'shipments',
      label: t('shipments'),
      align: 'right',
      phone: 'item',
      cell: ({ shipments }) => ({ text: count(shipments), label: t('shipments') }),
    },
    ...followColumns<LeafCustomer>(ctx, { owner: t('owner'), outlet: t('outlet'), act: t('act') }),
  ]
}
