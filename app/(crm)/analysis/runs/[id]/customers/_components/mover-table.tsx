import { useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import type { ListParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { Mover } from '#lib/analysis/movement/service'
import { useGroupName } from '../../../../_components/group-name.ts'

interface Props {
  run: RunResource
  rows: readonly Mover[]
  path: string
  params: ListParams
}

const moneyMeasures: readonly unknown[] = ['revenue', 'margin', undefined]

/** Customers with their class before and now, and what they were and are worth. */
export function MoverTable({ run, rows, path, params }: Props) {
  const t = useTranslations('analysis.movement')
  const nameOf = useGroupName()
  const isMoney = run.scheme === 'rfm' || (run.scheme === 'abc' && moneyMeasures.includes(run.parameters['measure']))
  // A class of RFM says more here than its segment: three digits stand as they are.
  const className = (name: string | null, whenNull: string) => (name === null ? whenNull : nameOf(run.scheme, name))
  const money = (minor: number | null) => minor !== null && <Money minor={minor} currency={run.currency} />
  const columns: Column<Mover>[] = [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      always: true,
      width: 'w-[32%]',
      cell: (row) => (
        <div className="min-w-0 md:max-w-88">
          <Link href={`/customers/${row.customerId}`} data-row-link="" className="row-link">
            {row.name}
          </Link>
          {row.externalId !== null && <div className="truncate text-sm text-ink-faint">{row.externalId}</div>}
        </div>
      ),
    },
    { key: 'from', label: t('before'), phone: 'item', cell: (row) => className(row.from, t('enteredRow')) },
    { key: 'to', label: t('now'), phone: 'item', cell: (row) => className(row.to, t('leftColumn')) },
    ...(isMoney
      ? [
          {
            key: 'valueBefore',
            label: t('valueBefore'),
            align: 'right' as const,
            phone: 'item' as const,
            cell: (row: Mover) => money(row.valueBefore),
          },
          {
            key: 'value',
            label: t('valueNow'),
            align: 'right' as const,
            phone: 'figure' as const,
            cell: (row: Mover) => money(row.value),
          },
        ]
      : []),
    { key: 'owner', label: t('owner'), phone: 'item', cell: (row) => row.ownerName },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: (row) => row.outletName },
  ]
  return (
    <DataTable
      caption={t('listTitle')}
      path={path}
      params={params}
      sort={{ key: 'rank', falling: false }}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.customerId)}
    />
  )
}
