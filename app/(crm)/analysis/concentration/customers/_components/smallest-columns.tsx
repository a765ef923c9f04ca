import { useTranslations } from 'next-intl'
import { moneyCell } from '#components/crm/money'
import type { Column } from '#components/table/column'
import type { SmallestCustomer } from '#lib/analysis/concentration/smallest/service'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../../_components/amounts.ts'
import { followColumns } from '../../../_components/follow-columns.tsx'

/** The columns of the smallest customers: what each brought, and whose it is. */
export function useSmallestColumns(ctx: Context): Column<SmallestCustomer>[] {
  const t = useTranslations('concentration')
  const words = useTranslations('analysis.concentration')
  const { count } = useAmounts(ctx.company.currency)
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      always: true,
      width: 'w-[30%]',
      cell: ({ id, name }) => ({ text: name, href: `/customers/${id}` }),
    },
    {
      key: 'revenue',
      label: words('measures.revenue'),
      align: 'right',
      phone: 'figure',
      cell: ({ revenueMinor }) => moneyCell(revenueMinor, ctx.company.currency, ctx.locale),
    },
    {
      key: 'pieces',
      label: words('measures.pieces'),
      align: 'right',
      phone: 'item',
      cell: ({ pieces }) => ({ text: count(pieces), label: words('measures.pieces') }),
    },
    ...followColumns<SmallestCustomer>(ctx, { owner: t('owner'), outlet: t('smallest.outlet'), act: t('smallest.act') }),
  ]
}
