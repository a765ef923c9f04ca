import { BellOff } from 'lucide'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { listNotifications } from '#lib/platform/notify/notify'
import { readNotifications } from '../actions.ts'
import { NotificationLink } from './notification-link.tsx'
import { ReadAll } from './read-all.tsx'

interface Props {
  page: Awaited<ReturnType<typeof listNotifications>>
}

/** The notifications with a mark on what is unread; one that is opened is read. */
export function NotificationList({ page: { rows, next } }: Props) {
  const t = useTranslations('notifications')
  const format = useFormatter()
  const now = useNow()
  const latest = rows[0]
  return (
    <div className="mx-auto w-full max-w-3xl px-4 pt-4 pb-10 md:px-6 md:pt-5">
      <div className="flex items-center justify-between gap-4 pb-3">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        {latest !== undefined && rows.some(({ readAt }) => readAt === null) && (
          <ReadAll id={latest.id} label={t('readAll')} read={readNotifications} />
        )}
      </div>
      {latest === undefined ? (
        <div className="flex flex-col items-center gap-2 py-20 text-center text-ink-faint">
          <Icon of={BellOff} size={28} strokeWidth={1.5} />
          <p>{t('none')}</p>
        </div>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          {rows.map((row) => (
            <li key={row.id}>
              <NotificationLink id={row.id} href={row.href} unread={row.readAt === null} read={readNotifications}>
                <span
                  aria-hidden="true"
                  className={`mt-2 size-2 flex-none rounded-full ${row.readAt === null ? 'bg-accent' : ''}`}
                />
                <span className={`min-w-0 flex-1 ${row.readAt === null ? 'font-medium' : 'text-ink-soft'}`}>
                  {row.readAt === null && <span className="sr-only">{t('unread')}</span>}
                  {t.has(`kinds.${row.kind}`) ? t(`kinds.${row.kind}`, row.params) : row.kind}
                </span>
                <time dateTime={row.createdAt.toISOString()} className="flex-none text-sm text-ink-faint">
                  {format.relativeTime(row.createdAt, now)}
                </time>
              </NotificationLink>
            </li>
          ))}
        </ul>
      )}
      {next !== null && (
        <p className="pt-4 text-center">
          <Link href={`/notifications?before=${next}`} className="link">
            {t('earlier')}
          </Link>
        </p>
      )}
    </div>
  )
}
