import { useFormatter, useTranslations } from 'next-intl'
import type { RetentionReport } from '#lib/analysis/retention/service'
import { addDays } from '#lib/core/day'

/** Says up to which month customers were watched: of later ones nobody can be seen to leave. */
export function useWatchedTo(): (period: NonNullable<RetentionReport['period']>) => string {
  const t = useTranslations('leaving.retention')
  const format = useFormatter()
  return ({ watchedTo }) => {
    const last = new Date(`${addDays(watchedTo, -1)}T00:00:00Z`)
    return t('watchedTo', { month: format.dateTime(last, { year: 'numeric', month: 'long', timeZone: 'UTC' }) })
  }
}
