import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Money } from '#components/crm/money'
import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import { Link } from '#components/ui/link'
import { COST_PARTS } from '#lib/analysis/year-value/year-value'
import type { ValuedCustomer } from '#lib/analysis/year-value-list/service'
import { useAmounts } from '../../_components/amounts.ts'
import { OnPhone } from '../../_components/on-phone.tsx'
import type { ValueState } from './value-query.ts'
import { valuePath } from './value-query.ts'

interface Props {
  rows: readonly ValuedCustomer[]
  state: ValueState
  currency: string
}

/** Customers with what they brought, every cost and what is left, one a line. */
export function ValueTable({ rows, state, currency }: Props) {
  const t = useTranslations('analysis.yearValue')
  return (
    <DataTable
      caption={t('caption')}
      path={valuePath}
      params={state.params}
      sort={state.sort}
      columns={useColumns(rows, currency)}
      rows={rows}
      rowKey={({ id }) => String(id)}
    />
  )
}

function useColumns(rows: readonly ValuedCustomer[], currency: string): Column<ValuedCustomer>[] {
  const t = useTranslations('analysis.yearValue')
  const parts = useTranslations('card.year')
  const { percent } = useAmounts(currency)
  const told = (label: string, figure: ReactNode) => <OnPhone label={label}>{figure}</OnPhone>
  const money = (label: string, minor: number) => (minor === 0 ? null : told(label, <Money minor={minor} currency={currency} />))
  // Costs that are known as one sum only have a column where there are any.
  const shown = COST_PARTS.filter((part) => part !== 'other' || rows.some(({ otherMinor }) => otherMinor !== 0))
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      width: 'w-[20%]',
      cell: (row) => (
        <div className="min-w-0">
          <Link href={`/customers/${row.id}`} data-row-link="" className="row-link">
            {row.name}
          </Link>
          {row.uncosted > 0 && <div className="truncate text-sm text-ink-faint">{t('uncosted', { count: row.uncosted })}</div>}
        </div>
      ),
    },
    {
      key: 'value',
      label: parts('value'),
      sort: { key: 'value', first: 'falling' },
      align: 'right',
      phone: 'figure',
      cell: (row) => (
        <span className={row.valueMinor < 0 ? 'text-danger' : undefined}>
          <Money minor={row.valueMinor} currency={currency} />
        </span>
      ),
    },
    {
      key: 'rate',
      label: t('rate'),
      align: 'right',
      phone: 'item',
      cell: (row) => (row.rate === null ? null : told(t('rate'), percent(row.rate))),
    },
    {
      key: 'revenue',
      label: parts('revenue'),
      align: 'right',
      phone: 'item',
      cell: (row) => told(parts('revenue'), <Money minor={row.revenueMinor} currency={currency} />),
    },
    ...shown.map(
      (part): Column<ValuedCustomer> => ({
        key: part,
        label: parts(`parts.${part}`),
        align: 'right',
        phone: 'item',
        cell: (row) => money(parts(`parts.${part}`), 0 - row[`${part}Minor`]),
      }),
    ),
    { key: 'owner', label: t('owner'), phone: 'item', cell: (row) => row.ownerName },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: (row) => row.outletName },
  ]
}
