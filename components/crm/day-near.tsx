import { useFormatter, useTranslations } from 'next-intl'
import type { CellData } from '#components/table/cell'
import { CellView } from '#components/table/cell'
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
  return <CellView cell={useDays(today).near(day, due)} />
}

/** A day as its reader writes it. */
export function DayText({ day }: { day: Day }) {
  return <time dateTime={day}>{useDayText()(day)}</time>
}

/** Answers how days are told: as they lie from today (company time), or as the reader writes them. */
export function useDays(today: Day) {
  const t = useTranslations('format')
  const text = useDayText()
  const words = (day: Day, due: boolean) => {
    const ahead = daysBetween(today, day)
    if (ahead === 0) return t('today')
    if (ahead === 1) return t('tomorrow')
    if (ahead > 0) return t('inDays', { count: ahead })
    if (due) return t('overdue', { count: -ahead })
    return ahead === -1 ? t('yesterday') : t('daysAgo', { count: -ahead })
  }
  return {
    near: (day: Day, due = false): CellData => ({
      ...{ text: words(day, due), day, tip: text(day) },
      ...(due && daysBetween(today, day) <= 0 ? { look: 'text-danger' } : {}),
    }),
    plain: (day: Day): CellData => ({ text: text(day), day }),
  }
}

export type Days = ReturnType<typeof useDays>

/** Answers how a day is written for its reader. */
export function useDayText(): (day: Day) => string {
  const format = useFormatter()
  return (day) => format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
}
