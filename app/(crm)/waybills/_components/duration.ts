import { useFormatter, useTranslations } from 'next-intl'

type Texts = ReturnType<typeof useTranslations<'waybills'>>
type Format = ReturnType<typeof useFormatter>

/** From so many hours on a stretch is told in days. */
const HOURS_AS_DAYS = 72
const HOURS_PER_DAY = 24

/** Answers how a stretch of hours is said: in hours, a long one in whole days. */
export function durationWords(t: Texts, format: Format): (hours: number) => string {
  return (hours) =>
    hours < HOURS_AS_DAYS
      ? t('hours', { count: format.number(hours) })
      : t('daysLong', { count: Math.floor(hours / HOURS_PER_DAY) })
}

/** The same for components. */
export function useDuration(): (hours: number) => string {
  return durationWords(useTranslations('waybills'), useFormatter())
}
