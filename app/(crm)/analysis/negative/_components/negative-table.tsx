import { useFormatter, useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import type { ListParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { NegativeCustomer } from '#lib/analysis/home/service'

const perMonth = 12

interface Props {
  rows: readonly NegativeCustomer[]
  path: string
  params: ListParams
  currency: string
}

/** What each brought, and what it cost on top of it. */
export function NegativeTable({ rows, path, params, currency }: Props) {
  const t = useTranslations('analysis.negative')
  const format = useFormatter()
  const money = (minor: number) => <Money minor={minor} currency={currency} />
  const columns: Column<NegativeCustomer>[] = [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      width: 'w-[32%]',
      cell: (row) => (
        <Link href={`/customers/${row.id}`} data-row-link="" className="row-link">
          {row.name}
        </Link>
      ),
    },
    {
      key: 'margin',
      label: t('margin'),
      align: 'right',
      phone: 'figure',
      cell: (row) => <span className="text-danger">{money(row.marginMinor)}</span>,
    },
    {
      key: 'month',
      label: t('aMonth'),
      align: 'right',
      phone: 'item',
      cell: (row) => money(Math.round(row.marginMinor / perMonth)),
    },
    { key: 'revenue', label: t('revenue'), align: 'right', phone: 'item', cell: (row) => money(row.revenueMinor) },
    { key: 'pieces', label: t('pieces'), align: 'right', phone: 'item', cell: (row) => format.number(row.pieces) },
    { key: 'owner', label: t('owner'), phone: 'item', cell: (row) => row.ownerName },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: (row) => row.outletName },
  ]
  return (
    <DataTable
      caption={t('caption')}
      path={path}
      params={params}
      sort={{ key: 'margin', falling: false }}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
    />
  )
}
