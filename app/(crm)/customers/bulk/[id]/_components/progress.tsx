import { useFormatter, useTranslations } from 'next-intl'
import { secondsLeft } from '#lib/records/customers/bulk/change'
import type { BulkChangeView } from '#lib/records/customers/bulk/service'
import { ActButton } from '../../_components/act-button.tsx'
import { cancelMany } from '../../actions.ts'

const minute = 60

/** How far a change, or its undo, has come, and that nobody need wait for it. */
export function Progress({ change, now }: { change: BulkChangeView; now: Date }) {
  const t = useTranslations('customers')
  const format = useFormatter()
  const undoing = change.status === 'undoing'
  const total = undoing ? change.changed : change.total
  const done = undoing ? change.undone + change.kept : change.changed + change.skipped
  const left = secondsLeft({ done, total, startedAt: change.startedAt, now })
  const time =
    left === null
      ? null
      : left < minute
        ? t('bulk.page.seconds', { count: left })
        : t('bulk.page.minutes', { count: Math.ceil(left / minute) })
  return (
    <section className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <progress value={done} max={Math.max(total, 1)} aria-label={t(`bulk.page.status.${change.status}`)} className="progress" />
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p role="status">{t('bulk.page.progress', { done: format.number(done), total: format.number(total) })}</p>
        {time !== null && <p className="text-ink-faint">{t('bulk.page.left', { time })}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {!undoing &&
          (change.cancelAsked ? (
            <span className="text-ink-faint">{t('bulk.page.stopping')}</span>
          ) : (
            <ActButton id={change.id} label={t('bulk.page.stop')} away={t('card.away')} act={cancelMany} />
          ))}
        <p className="text-sm text-ink-faint">{t('bulk.page.canLeave')}</p>
      </div>
    </section>
  )
}
