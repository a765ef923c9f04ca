import { useFormatter, useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import type { DropCause } from '#lib/analysis/drop/drop'
import type { Sleeper } from '#lib/analysis/sleepers/service'
import { isLessDiscount } from '#lib/analysis/sleepers/sleeper'

const mostRivals = 2

/** How a sleeper is written: how long it is silent, each likely cause with what was counted, and how it is woken. */
export function useSleeperText() {
  const t = useTranslations('sleepers')
  const { listed } = useJoined()
  const format = useFormatter()
  const percent = (ratio: number) => format.number(ratio, { style: 'percent', maximumFractionDigits: 0 })
  const lateText = ({ evidence: { late, promised, lateBefore } }: Sleeper) => {
    const said = { share: percent(promised === 0 ? 0 : late / promised), count: late }
    return lateBefore === null ? t('because.lateOnly', said) : t('because.late', { ...said, before: percent(lateBefore) })
  }
  const complaintText = ({ evidence: { complaints, openComplaints, badlyAnswered } }: Sleeper) => [
    ...(complaints > 0 ? [t('because.complaint', { count: complaints, open: openComplaints })] : []),
    ...(badlyAnswered > 0 ? [t('because.badly', { count: badlyAnswered })] : []),
  ]
  const priceText = (sleeper: Sleeper) => {
    const { priceBefore, priceNow, discountBefore, discountNow } = sleeper.evidence
    if (isLessDiscount(sleeper.evidence))
      return t('because.discount', { before: percent(discountBefore ?? 0), now: percent(discountNow ?? 0) })
    return t('because.price', { share: percent((priceNow ?? 0) / priceBefore - 1) })
  }
  const causeText = (cause: DropCause, sleeper: Sleeper): string[] => {
    const { evidence } = sleeper
    switch (cause) {
      case 'breakage':
        return [t('because.breakage', { count: evidence.damaged + evidence.lost })]
      case 'complaint':
        return complaintText(sleeper)
      case 'late':
        return [lateText(sleeper)]
      case 'price':
        return [priceText(sleeper)]
      case 'diverted':
        return [t('because.diverted', { rivals: listed(evidence.rivals.slice(0, mostRivals)) })]
      case 'season':
        return [
          evidence.sameDaysLastYear === 0
            ? t('because.lastYear')
            : t('because.season', { share: percent(1 - (evidence.kindRatio ?? 1)) }),
        ]
    }
  }
  return {
    silent: ({ evidence }: Sleeper) => t('silentDays', { count: evidence.silentDays }),
    /** All that may explain it, in one line, the likeliest first. */
    because: (sleeper: Sleeper) =>
      sleeper.causes.length === 0
        ? t('because.unknown')
        : sleeper.causes.flatMap((cause) => causeText(cause, sleeper)).join(' · '),
    /** By which way and within how many days, or that it is not worth it. */
    wakeUp: ({ wakeUp, worth }: Sleeper) =>
      wakeUp === null ? t('notWorth', { why: t(`summary.${worth}`) }) : t(`ways.${wakeUp.way}`, { days: wakeUp.days }),
  }
}
