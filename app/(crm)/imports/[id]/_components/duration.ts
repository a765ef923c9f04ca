import { useFormatter, useTranslations } from 'next-intl'

const secondsPerMinute = 60
/** Up to here seconds are said. */
const shortSeconds = 90

/** Says how long something takes, in seconds or in minutes. */
export function useDuration(): (seconds: number) => string {
  const t = useTranslations('imports.running')
  const format = useFormatter()
  return (seconds) =>
    seconds <= shortSeconds
      ? t('seconds', { count: format.number(Math.max(1, Math.round(seconds))) })
      : t('minutes', { count: format.number(Math.round(seconds / secondsPerMinute)) })
}
