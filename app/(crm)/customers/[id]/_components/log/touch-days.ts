import { useTranslations } from 'next-intl'
import type { Day } from '#lib/core/day'
import { addDays, addMonths } from '#lib/core/day'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'

/** The days on which a next touch mostly falls, from today in company time. */
export function useTouchDays({ now, company }: Context): { day: Day; label: string }[] {
  const t = useTranslations('card.promises')
  const today = dayOf(now, company.timeZone)
  return [
    { day: addDays(today, 1), label: t('tomorrow') },
    { day: addDays(today, 3), label: t('threeDays') },
    { day: addDays(today, 7), label: t('week') },
    { day: addDays(today, 14), label: t('twoWeeks') },
    { day: addMonths(today, 1), label: t('month') },
  ]
}
