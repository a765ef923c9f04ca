import { useFormatter } from 'next-intl'
import { ifKnown } from '#components/table/cell'
import type { Column } from '#components/table/column'
import type { QueueRow } from '#lib/records/cases/queue/service'
import { PriorityBadge, StageBadge } from './badges.tsx'
import { Due } from './due.tsx'
import { TitleCell } from './title-cell.tsx'
import type { CaseWords } from './words.ts'

interface Ground {
  words: CaseWords
  /** What the page's URL carries, so that it knows the list it was opened from. */
  search: string
}

/** The columns of the queue, in their order. */
export function useQueueColumns({ words, search }: Ground): readonly Column<QueueRow>[] {
  const { t } = words
  const format = useFormatter()
  const opened = (row: QueueRow) =>
    format.dateTime(new Date(row.opened_at), { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  return [
    {
      key: 'case',
      label: t('queue.case'),
      phone: 'title',
      always: true,
      width: 'w-[30%]',
      cell: (row) => <TitleCell row={row} words={words} search={search} />,
    },
    {
      key: 'clock',
      label: t('clock.label'),
      sort: { key: 'next_due', first: 'rising' },
      phone: 'figure',
      always: true,
      width: 'w-44',
      cell: (row) =>
        row.next_clock !== null && row.next_due_at !== null && <Due kind={row.next_clock} dueAt={row.next_due_at} stacked />,
    },
    {
      key: 'priority',
      label: t('priority.label'),
      sort: { key: 'priority', first: 'rising' },
      phone: 'item',
      initially: true,
      width: 'w-16',
      cell: (row) => <PriorityBadge priority={row.priority} words={words} />,
    },
    {
      key: 'stage',
      label: t('stage.label'),
      phone: 'item',
      initially: true,
      cell: (row) => (
        <StageCell row={row} waits={row.askedOutletName === null ? null : t('queue.waits', { outlet: row.askedOutletName })} />
      ),
    },
    { key: 'customer', label: t('queue.customer'), phone: 'item', initially: true, cell: (row) => row.customer_name },
    {
      key: 'waybill',
      label: t('queue.waybill'),
      phone: 'item',
      initially: true,
      cell: (row) => ifKnown(row.waybill_no, (text) => ({ text, look: 'whitespace-nowrap' })),
    },
    { key: 'assignee', label: t('queue.assignee'), phone: 'item', initially: true, cell: (row) => row.assigneeName },
    { key: 'outlet', label: t('queue.outlet'), phone: 'item', cell: (row) => row.outletName },
    {
      key: 'channel',
      label: t('channel.label'),
      phone: 'item',
      cell: (row) => ifKnown(row.channel, words.channel),
    },
    {
      key: 'opened',
      label: t('queue.opened'),
      sort: { key: 'opened', first: 'falling' },
      align: 'right',
      phone: 'item',
      initially: true,
      cell: (row) => ({ text: opened(row), look: 'whitespace-nowrap' }),
    },
  ]
}

function StageCell({ row, waits }: { row: QueueRow; waits: string | null }) {
  if (row.stage === 'waiting_outlet' && waits !== null)
    return (
      <span className="stage-badge" data-stage="waiting_outlet">
        {waits}
      </span>
    )
  return <StageBadge stage={row.stage} type={row.type} reopened={row.reopened_count} />
}
