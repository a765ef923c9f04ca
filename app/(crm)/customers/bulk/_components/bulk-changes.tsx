import { ListChecks } from 'lucide'
import { useFormatter, useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { BulkChangeView } from '#lib/records/customers/bulk/service'
import { listPath } from '../../_components/list-query.ts'
import { whatOf } from './bulk-words.ts'
import { StatusMark } from './status-mark.tsx'

/** The changes of many customers, each with what became of it. */
export function BulkChanges({ changes }: { changes: readonly BulkChangeView[] }) {
  const t = useTranslations('customers')
  const format = useFormatter()
  const dayText = (day: string) => format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <div className="mx-auto w-full max-w-3xl px-4 pt-4 pb-10 md:px-6 md:pt-5">
      <h1 className="text-xl font-semibold">{t('bulk.page.title')}</h1>
      <p className="pt-1 pb-4 text-ink-soft">{t('bulk.page.text')}</p>
      {changes.length === 0 ? (
        <div className="flex flex-col items-center gap-3 py-20 text-center text-ink-faint">
          <Icon of={ListChecks} size={28} strokeWidth={1.5} />
          <p>{t('bulk.page.none')}</p>
          <Link href={listPath} className="control">
            {t('bulk.page.toList')}
          </Link>
        </div>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          {changes.map((change) => (
            <li key={change.id}>
              <Link
                href={`${listPath}/bulk/${change.id}`}
                className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 px-4 py-3 hover:bg-hover focus-visible:outline-offset-[-2px]"
              >
                <span className="truncate font-medium">{whatOf(change, t, dayText)}</span>
                <span className="text-right">{t('bulk.page.unit', { count: format.number(change.changed) })}</span>
                <span className="truncate text-sm text-ink-faint">
                  {t('bulk.page.by', {
                    name: change.requestedByName,
                    at: format.dateTime(change.requestedAt, { dateStyle: 'medium', timeStyle: 'short' }),
                  })}
                </span>
                <StatusMark status={change.status} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
