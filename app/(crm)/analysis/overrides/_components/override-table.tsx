import { useFormatter, useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import type { ListParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { OverrideView } from '#lib/records/overrides/service'
import { useGroupName } from '../../_components/group-name.ts'

interface Props {
  rows: readonly OverrideView[]
  path: string
  params: ListParams
  timeZone: string
}

/** Classes set by hand beside those computed. */
export function OverrideTable({ rows, path, params, timeZone }: Props) {
  const t = useTranslations('analysis.overrides')
  const schemes = useTranslations('analysis.schemes')
  const format = useFormatter()
  const nameOf = useGroupName()
  const columns: Column<OverrideView>[] = [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      always: true,
      width: 'w-[26%]',
      cell: ({ customer }) => (
        <div className="min-w-0 md:max-w-88">
          <Link href={`/customers/${customer.id}`} data-row-link="" className="row-link">
            {customer.name}
          </Link>
          {customer.externalId !== null && <div className="truncate text-sm text-ink-faint">{customer.externalId}</div>}
        </div>
      ),
    },
    { key: 'scheme', label: t('scheme'), phone: 'item', cell: (row) => schemes(`${row.scheme}.name` as 'abc.name') },
    {
      key: 'change',
      label: t('change'),
      phone: 'figure',
      cell: (row) =>
        t('way', {
          computed: row.computed === null ? t('unclassed') : nameOf(row.scheme, row.computed),
          class: nameOf(row.scheme, row.class),
        }),
    },
    {
      key: 'reason',
      label: t('reason'),
      phone: 'item',
      cell: (row) => <span className="block max-w-md text-pretty">{row.reason}</span>,
    },
    { key: 'by', label: t('by'), phone: 'item', cell: (row) => row.byName },
    {
      key: 'at',
      label: t('at'),
      align: 'right',
      phone: 'item',
      cell: (row) => (
        <span className="whitespace-nowrap">
          {format.dateTime(row.at, { dateStyle: 'medium', timeStyle: 'short', timeZone })}
        </span>
      ),
    },
  ]
  return (
    <DataTable
      caption={t('caption')}
      path={path}
      params={params}
      sort={{ key: 'at', falling: true }}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.customer.id}-${row.scheme}`}
    />
  )
}
