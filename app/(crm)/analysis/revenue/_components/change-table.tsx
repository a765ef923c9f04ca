import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Money } from '#components/crm/money'
import { SignedMoney, SignedShare } from '#components/crm/signed'
import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import { Link } from '#components/ui/link'
import type { ChangedCustomer } from '#lib/analysis/revenue-change/service'
import { ratioOrNull } from '#lib/core/ratio'
import { useKindName } from '../../_components/kind-name.ts'
import { OnPhone } from '../../_components/on-phone.tsx'
import { usePrice } from '../../_components/price.ts'
import type { RevenueState } from './revenue-query.ts'
import { revenuePath } from './revenue-query.ts'

interface Props {
  rows: readonly ChangedCustomer[]
  state: RevenueState
  currency: string
}

/** Customers whose revenue changed, one a line: from what to what, and by how many shipments at which price. */
export function ChangeTable({ rows, state, currency }: Props) {
  const t = useTranslations('analysis.revenue')
  return (
    <DataTable
      caption={t('caption')}
      path={revenuePath}
      params={state.params}
      sort={state.sort}
      columns={useColumns(currency)}
      rows={rows}
      rowKey={({ id }) => String(id)}
    />
  )
}

function useColumns(currency: string): Column<ChangedCustomer>[] {
  const t = useTranslations('analysis.revenue')
  const format = useFormatter()
  const kindName = useKindName()
  const price = usePrice(currency)
  const whole = (count: number) => format.number(Math.round(count))
  const told = (label: string, figure: ReactNode) => <OnPhone label={label}>{figure}</OnPhone>
  const fromTo = (from: string, to: string) => <span className="whitespace-nowrap">{t('fromTo', { from, to })}</span>
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      width: 'w-[22%]',
      cell: (row) => (
        <Link href={`/customers/${row.id}`} data-row-link="" className="row-link">
          {row.name}
        </Link>
      ),
    },
    {
      key: 'change',
      label: t('change'),
      sort: { key: 'change', first: 'rising' },
      align: 'right',
      phone: 'figure',
      cell: (row) => <SignedMoney minor={row.changeMinor} currency={currency} />,
    },
    {
      key: 'share',
      label: t('share'),
      align: 'right',
      phone: 'item',
      cell: (row) =>
        row.revenueThenMinor > 0 ? <SignedShare ratio={ratioOrNull(row.changeMinor, row.revenueThenMinor)} /> : null,
    },
    {
      key: 'now',
      label: t('now'),
      align: 'right',
      phone: 'item',
      cell: (row) => told(t('now'), <Money minor={row.revenueMinor} currency={currency} />),
    },
    {
      key: 'then',
      label: t('then'),
      align: 'right',
      phone: 'item',
      cell: (row) => told(t('then'), <Money minor={row.revenueThenMinor} currency={currency} />),
    },
    {
      key: 'shipments',
      label: t('shipments'),
      align: 'right',
      phone: 'item',
      cell: (row) => told(t('shipments'), fromTo(whole(row.shipmentsThen), whole(row.shipments))),
    },
    {
      key: 'price',
      label: t('perShipment'),
      align: 'right',
      phone: 'item',
      cell: (row) =>
        told(
          t('perShipment'),
          fromTo(
            price.plain(ratioOrNull(row.revenueThenMinor, row.shipmentsThen)),
            price.plain(ratioOrNull(row.revenueMinor, row.shipments)),
          ),
        ),
    },
    { key: 'kind', label: t('kind'), phone: 'item', cell: (row) => kindName(row.kind) },
    { key: 'owner', label: t('owner'), phone: 'item', cell: (row) => row.ownerName },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: (row) => row.outletName },
  ]
}
