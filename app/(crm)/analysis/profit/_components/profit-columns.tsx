import { useTranslations } from 'next-intl'
import { useMoney } from '#components/crm/money'
import type { CellData } from '#components/table/cell'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import type { ListedProfit } from '#lib/analysis/profit/service'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../_components/amounts.ts'
import { belowOf, useUncosted } from '../../_components/uncosted.ts'

const onOneLine = (text: string): CellData => ({ text, look: 'whitespace-nowrap' })

/** The columns of true profit: from revenue to what is left, with the ranks by margin and by profit. */
export function useProfitColumns(ctx: Context): Column<ListedProfit>[] {
  const t = useTranslations('value.profit')
  const uncosted = useUncosted()
  const money = useMoney(ctx.company.currency)
  const { percent, count } = useAmounts(ctx.company.currency)
  const amount = (key: 'revenue' | 'margin' | 'claims' | 'service' | 'marketing', of: (row: ListedProfit) => number) => ({
    key,
    label: t(key),
    align: 'right' as const,
    phone: 'item' as const,
    cell: (row: ListedProfit) => (of(row) === 0 ? null : { ...money(of(row)), label: t(key) }),
  })
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      width: 'w-[18%]',
      cell: (row) => ({
        ...{ text: row.name, href: `/customers/${row.customerId}` },
        ...belowOf([row.look === 'turned' ? t('looks.turned') : null, uncosted(row)]),
      }),
    },
    {
      key: 'profit',
      label: t('profit'),
      sort: { key: 'profit', first: 'falling' },
      align: 'right',
      phone: 'figure',
      cell: (row) => ({ ...money(row.profitMinor), ...(row.profitMinor < 0 && { look: 'text-danger' as const }) }),
    },
    {
      key: 'rate',
      label: t('rate'),
      align: 'right',
      phone: 'item',
      cell: (row) => ifKnown(row.rate, (rate) => ({ text: percent(rate), label: t('rate') })),
    },
    amount('revenue', (row) => row.revenueMinor),
    {
      key: 'share',
      label: t('share'),
      align: 'right',
      phone: 'item',
      cell: (row) => ifKnown(row.revenueShare, (share) => ({ text: percent(share), label: t('share') })),
    },
    amount('margin', (row) => row.marginMinor),
    amount('claims', (row) => row.claimsMinor),
    amount('service', (row) => row.serviceMinor),
    amount('marketing', (row) => row.marketingMinor),
    {
      key: 'ranks',
      label: t('ranks'),
      hint: t('ranksHint'),
      sort: { key: 'rank_fall', first: 'falling' },
      align: 'right',
      phone: 'item',
      cell: (row) => ({
        ...onOneLine(t('rankOf', { margin: count(row.marginRank), profit: count(row.profitRank) })),
        label: t('ranks'),
      }),
    },
    { key: 'owner', label: t('owner'), phone: 'item', cell: (row) => ifKnown(row.owner?.name, onOneLine) },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: (row) => ifKnown(row.outlet?.name, onOneLine) },
  ]
}
