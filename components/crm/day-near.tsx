import { useFormatter, useTranslations } from 'next-intl'
import { type Day, daysBetween } from '#lib/core/day'

interface Props {
  day: Day
  /** Today in company time. */
  today: Day
  /** A day that should not have gone by says so. */
  due?: boolean
}

/** A day as it lies from today; the day itself on hover. */
export function DayNear({ day, today, due = false }: Props) {
  const t = useTranslations('format')
  const ahead = daysBetween(today, day)
  const words = () => {
    if (ahead === 0) return t('today')
    if (ahead === 1) return t('tomorrow')
    if (ahead > 0) return t('inDays', { count: ahead })
    if (due) return t('overdue', { count: -ahead })
    return ahead === -1 ? t('yesterday') : t('daysAgo', { count: -ahead })
  }
  return (
    <time dateTime={day} data-tip={useDayText(day)} className={due && ahead <= 0 ? 'text-danger' : undefined}>
      {words()}
    </time>
  )
}

/** A day as its reader writes it. */
export function DayText({ day }: { day: Day }) {
  return <time dateTime={day}>{useDayText(day)}</time>
}

function useDayText(day: Day): string {
  return useFormatter().dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
}
