import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DayText } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import { Link } from '#components/ui/link'
import type { LossView } from '#lib/analysis/losses/service'
import { OnPhone } from '../../_components/on-phone.tsx'
import { useUncosted } from '../../_components/uncosted.ts'
import type { LossListState } from './loss-query.ts'
import { lossPath } from './loss-query.ts'

interface Props {
  rows: readonly LossView[]
  state: LossListState
  word: (cause: string) => string
}

/** Lost customers with what they had brought, why they left, and where winning them back stands, one a line. */
export function LossTable({ rows, state, word }: Props) {
  const t = useTranslations('losses')
  return (
    <DataTable
      caption={t('caption')}
      path={lossPath}
      params={state.params}
      sort={state.sort}
      columns={useColumns(word)}
      rows={rows}
      rowKey={({ id }) => String(id)}
    />
  )
}

function useColumns(word: (cause: string) => string): Column<LossView>[] {
  const t = useTranslations('losses')
  const uncosted = useUncosted()
  const told = (label: string, figure: ReactNode) => <OnPhone label={label}>{figure}</OnPhone>
  return [
    {
      key: 'name',
      label: t('customer'),
      phone: 'title',
      width: 'w-[24%]',
      cell: (row) => (
        <>
          <Link href={`/customers/${row.customerId}/loss`} data-row-link="" className="row-link">
            {row.name}
          </Link>
          {row.uncosted > 0 && <span className="block text-sm text-ink-faint">{uncosted(row)}</span>}
        </>
      ),
    },
    {
      key: 'revenue',
      label: t('revenue'),
      sort: { key: 'revenue', first: 'falling' },
      align: 'right',
      phone: 'figure',
      cell: (row) => (
        <>
          <Money minor={row.revenueMinor} currency={row.currency} />
          {!row.complete && <span className="block text-sm text-ink-faint">{t('incomplete')}</span>}
        </>
      ),
    },
    {
      key: 'margin',
      label: t('margin'),
      align: 'right',
      phone: 'item',
      cell: (row) => told(t('margin'), <Money minor={row.marginMinor} currency={row.currency} />),
    },
    {
      key: 'lostOn',
      label: t('lostOn'),
      sort: { key: 'lost_on', first: 'falling' },
      phone: 'item',
      cell: (row) => told(t('lostOn'), <DayText day={row.lostOn} />),
    },
    {
      key: 'cause',
      label: t('cause'),
      phone: 'item',
      cell: (row) => (row.cause === null ? <span className="text-watch-text">{t('unrecordedCause')}</span> : word(row.cause)),
    },
    {
      key: 'state',
      label: t('state'),
      phone: 'item',
      cell: (row) => <Stands row={row} />,
    },
    { key: 'owner', label: t('owner'), phone: 'item', cell: (row) => row.ownerName },
    { key: 'outlet', label: t('outlet'), phone: 'item', cell: (row) => row.outletName },
  ]
}

/** Where winning it back stands; of one that is back, what it has brought since. */
function Stands({ row }: { row: LossView }) {
  const t = useTranslations('losses')
  if (row.state === 'back' && row.returned90Minor !== null) {
    return t.rich('returned', { money: () => <Money minor={row.returned90Minor ?? 0} currency={row.currency} /> })
  }
  if (row.state === 'tried') return `${t('states.tried')} · ${t('attemptsCount', { count: row.attempts.length })}`
  return t(`states.${row.state}`)
}
