import { useTranslations } from 'next-intl'
import { DayText } from '#components/crm/day-near'
import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import type { ListParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { Answerer } from '#lib/analysis/satisfaction/service'

interface Props {
  rows: readonly Answerer[]
  path: string
  params: ListParams
}

/** Customers with their latest answer. */
export function AnswererTable({ rows, path, params }: Props) {
  const t = useTranslations('analysis.satisfaction')
  const columns: Column<Answerer>[] = [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      always: true,
      width: 'w-[36%]',
      cell: (row) => (
        <div className="min-w-0 md:max-w-88">
          <Link href={`/customers/${row.id}`} data-row-link="" className="row-link">
            {row.name}
          </Link>
          {row.externalId !== null && <div className="truncate text-sm text-ink-faint">{row.externalId}</div>}
        </div>
      ),
    },
    {
      key: 'answer',
      label: t('answerLabel'),
      align: 'right',
      phone: 'figure',
      cell: (row) => row.answer !== null && t('answer', { answer: row.answer }),
    },
    {
      key: 'answeredOn',
      label: t('answeredOn'),
      align: 'right',
      phone: 'item',
      cell: (row) => row.answeredOn !== null && <DayText day={row.answeredOn} />,
    },
    { key: 'owner', label: t('owner'), phone: 'item', cell: (row) => row.ownerName },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: (row) => row.outletName },
  ]
  return (
    <DataTable
      caption={t('listTitle')}
      path={path}
      params={params}
      sort={{ key: 'id', falling: false }}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
    />
  )
}
