import { getFormatter } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { getDeskHome } from '#lib/records/cases/queue/desk-home'
import type { QueueRow } from '#lib/records/cases/queue/service'
import { Panel } from '../../customers/[id]/_components/panel.tsx'
import { PriorityBadge } from './badges.tsx'
import { CallTime } from './call-time.tsx'
import { Due } from './due.tsx'
import { NextCase } from './next-case.tsx'
import { QuickRecord } from './quick-record.tsx'
import type { CaseWords } from './words.ts'
import { caseWords } from './words.ts'

/** What somebody who works on cases begins with: the next case by its clock, the own queue, promised calls, outlets that are silent, and a field to record at once. */
export async function ServiceHome({ ctx }: { ctx: Context }) {
  const [home, words, format] = await Promise.all([getDeskHome(ctx), caseWords(ctx), getFormatter()])
  const { t } = words
  const number = ({ count, more }: { count: number; more: boolean }) => `${format.number(count)}${more ? '+' : ''}`
  const promised = (row: QueueRow) => (row.callback_at === null ? null : <CallTime at={row.callback_at} />)
  const asked = (row: QueueRow) => [row.askedOutletName, row.customer_name]
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <NextCase next={home.next} words={words} mayRecord={mayEver(ctx, 'case:create')} />
        <Panel
          title={t('desk.mine')}
          aside={
            <Link href="/cases?assignee=me" className="link">
              {t('desk.mineAll', { count: number(home.mineCount) })}
            </Link>
          }
        >
          <Rows rows={home.mine} words={words} none={t('desk.mineEmpty')} />
        </Panel>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {mayEver(ctx, 'case:create') && <QuickRecord words={words} />}
        {home.unassignedCount.count > 0 && (
          <Link
            href="/cases?assignee=none"
            className="rounded-lg border border-line bg-surface px-4 py-3 font-medium hover:bg-hover"
          >
            {t('desk.unassigned', { count: number(home.unassignedCount) })}
          </Link>
        )}
        <Panel title={t('desk.calls')}>
          <Rows rows={home.calls} words={words} none={t('desk.callsEmpty')} aside={promised} />
        </Panel>
        <Panel title={t('desk.silent')}>
          <Rows rows={home.silent} words={words} none={t('desk.silentEmpty')} below={asked} />
        </Panel>
      </div>
    </div>
  )
}

interface RowsProps {
  rows: readonly QueueRow[]
  words: CaseWords
  none: string
  /** In place of the next clock. */
  aside?: (row: QueueRow) => ReactNode
  /** In place of customer and waybill. */
  below?: (row: QueueRow) => (string | null)[]
}

function Rows({ rows, words, none, aside, below }: RowsProps) {
  if (rows.length === 0) return <p className="px-4 pb-4 text-ink-faint">{none}</p>
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className="border-t border-line">
          <Link href={`/cases/${row.id}`} className="flex items-baseline gap-x-3 px-4 py-2.5 hover:bg-hover max-md:flex-wrap">
            <PriorityBadge priority={row.priority} words={words} />
            <span className="min-w-0 flex-1 max-md:basis-3/4">
              <span className="block truncate font-medium">{words.title(row)}</span>
              <span className="block truncate text-sm text-ink-faint">
                {(below?.(row) ?? [row.customer_name, row.waybill_no]).filter((part) => part !== null).join(' · ')}
              </span>
            </span>
            <span className="flex-none text-sm max-md:ml-10">
              {aside?.(row) ??
                (row.next_clock !== null && row.next_due_at !== null && <Due kind={row.next_clock} dueAt={row.next_due_at} />)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
