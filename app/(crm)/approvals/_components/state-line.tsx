import { useFormatter, useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import type { ApprovalView } from '#lib/records/approvals/view'

/** How a request stands: until when it waits and for whom, or who decided what. */
export function StateLine({ row, timeZone }: { row: ApprovalView; timeZone: string }) {
  const t = useTranslations('approvals')
  const format = useFormatter()
  const { listed } = useJoined()
  const at = (instant: Date) =>
    format.dateTime(instant, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone })
  if (row.status === 'waiting')
    return (
      <span className="text-sm text-watch-text">
        {row.own && `${t('list.who', { names: listed(row.deciderNames) })} · `}
        {t('list.until', { at: at(row.dueAt) })}
      </span>
    )
  const said = t(`status.${row.status}`)
  const who = row.decidedByName === null || row.decidedAt === null ? '' : `${row.decidedByName} · ${at(row.decidedAt)}`
  return (
    <span className="text-sm text-ink-soft">
      <span className={`mr-2 font-medium ${tones[row.status]}`}>{said}</span>
      {who}
      {row.decidedForName !== null && ` · ${t('list.onBehalf', { name: row.decidedForName })}`}
    </span>
  )
}

const tones = { approved: 'text-accent-text', refused: 'text-danger', withdrawn: 'text-ink-faint' } as const
