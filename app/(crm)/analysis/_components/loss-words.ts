import { useTranslations } from 'next-intl'
import { useDayText } from '#components/crm/day-near'
import { wayOfLoss } from '#lib/analysis/losses/loss'
import type { Worth } from '#lib/analysis/worth/service'

/** Says of a customer that is lost since when, and why where somebody said, and what that leaves to do; `cause` gives the word of a cause. Without the day where it came back meanwhile. */
export function useLossWords(cause: (key: string) => string): (loss: Worth['loss']) => string {
  const t = useTranslations('losses.listed')
  const text = useDayText()
  return (loss) => {
    if (loss === null) return t('since')
    const day = text(loss.lostOn)
    return loss.cause === null ? t('unknown', { day }) : t(wayOfLoss(loss.cause), { day, cause: cause(loss.cause) })
  }
}
