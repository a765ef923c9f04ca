import { useFormatter, useTranslations } from 'next-intl'
import type { Review } from '#lib/plans/annual-review/service'
import type { Context } from '#lib/platform/context'

/** Answers how a workbook stands in a few words: who signed it when, or when its figures were worked out. */
export function useStanding({ company: { timeZone } }: Context): (review: Review) => string {
  const t = useTranslations('review')
  const format = useFormatter()
  return ({ signed, computedAt }) => {
    if (signed !== null) return t('signedBy', { by: signed.by, at: format.dateTime(signed.at, { dateStyle: 'long', timeZone }) })
    if (computedAt === null) return ''
    return t('computedAt', { at: format.dateTime(computedAt, { dateStyle: 'medium', timeStyle: 'short', timeZone }) })
  }
}
