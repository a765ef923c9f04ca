import { useFormatter } from 'next-intl'
import { Link } from '#components/ui/link'
import type { DeskHome } from '#lib/records/cases/queue/desk-home'
import { PriorityBadge, StageBadge } from './badges.tsx'
import { Due } from './due.tsx'
import type { CaseWords } from './words.ts'

/** The one case to take up next, large, and why it is that one. */
export function NextCase({ next, words, mayRecord }: { next: DeskHome['next']; words: CaseWords; mayRecord: boolean }) {
  const { t } = words
  const format = useFormatter()
  if (next === null)
    return (
      <section className="rounded-lg border border-line bg-surface px-4 py-4">
        <h2 className="text-sm text-ink-faint">{t('desk.next')}</h2>
        <p className="pt-1">{t(mayRecord ? 'desk.nextNone' : 'desk.nothingNext')}</p>
      </section>
    )
  const { row, why } = next
  const facts = [row.waybill_no, row.service_class === null ? null : t(`class.${row.service_class}`), row.customer_name]
  const promised =
    row.callback_at === null ? null : format.dateTime(new Date(row.callback_at), { dateStyle: 'short', timeStyle: 'short' })
  return (
    <section className="rounded-lg border border-line bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 className="text-sm text-ink-faint">
          {t('desk.next')} · {t(`desk.why.${why}`)}
        </h2>
        {row.next_clock !== null && row.next_due_at !== null && (
          <span className="text-lg">
            <Due kind={row.next_clock} dueAt={row.next_due_at} />
          </span>
        )}
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1">
        <Link href={`/cases/${row.id}`} className="text-xl font-semibold hover:underline">
          {words.title(row)}
        </Link>
        <PriorityBadge priority={row.priority} words={words} />
        <StageBadge stage={row.stage} type={row.type} reopened={row.reopened_count} />
      </p>
      <p className="pt-1 text-ink-soft">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {row.description !== null && <p className="line-clamp-2 pt-1 text-ink-soft">{row.description}</p>}
      {promised !== null && <p className="pt-1 text-watch-text">{t('desk.promise', { at: promised })}</p>}
      <Link href={`/cases/${row.id}`} className="button-primary mt-4">
        {t('desk.start')}
      </Link>
    </section>
  )
}
