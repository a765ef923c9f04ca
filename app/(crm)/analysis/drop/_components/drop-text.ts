import { useFormatter, useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import type { DropCause } from '#lib/analysis/drop/drop'
import { besideLastYear, losesMoney } from '#lib/analysis/drop/drop'
import type { Drop } from '#lib/analysis/drop/service'

/** How a drop is written: ▼42 %, expected 1,180 → shipped 684, what it was last year, and each likely cause with what was counted. */
export function useDropText() {
  const t = useTranslations('analysis.drop')
  const { listed } = useJoined()
  const format = useFormatter()
  const percent = (ratio: number) => format.number(ratio, { style: 'percent', maximumFractionDigits: 0 })
  const causeText = (cause: DropCause, { evidence }: Drop): string => {
    switch (cause) {
      case 'breakage':
        return t('because.breakage', { count: evidence.damaged + evidence.lost })
      case 'complaint':
        return t('because.complaint', { count: evidence.complaints, open: evidence.openComplaints })
      case 'late':
        return t('because.late', {
          share: percent(evidence.promised === 0 ? 0 : evidence.late / evidence.promised),
          count: evidence.late,
        })
      case 'price':
        return t('because.price', { share: percent((evidence.priceNow ?? 0) / evidence.priceBefore - 1) })
      case 'diverted':
        return t('because.diverted', { rivals: listed(evidence.rivals.slice(0, 2)) })
      case 'season':
        return t('because.season', { share: percent(1 - (evidence.kindRatio ?? 1)) })
    }
  }
  const causeTexts = (drop: Drop) => drop.causes.map((cause) => causeText(cause, drop))
  const asLastYear = (drop: Drop): string[] => {
    const beside = besideLastYear(drop)
    return beside === 'near' || beside === 'not_lower' ? [t(`because.${beside}`, { count: drop.lastYear ?? 0 })] : []
  }
  const atLoss = (drop: Drop): string[] => (losesMoney(drop) ? [t('because.atLoss')] : [])
  const counts = ({ expected, shipments }: Drop) => ({
    expected: format.number(Math.round(expected)),
    shipments: format.number(shipments),
  })
  return {
    /** Who has seen it and lets it be, with why; nothing where nobody has. */
    seen: ({ seen }: Pick<Drop, 'seen'>) => {
      if (seen === null) return null
      const on = format.dateTime(new Date(`${seen.on}T00:00:00Z`), { month: 'short', day: 'numeric', timeZone: 'UTC' })
      const why = [seen.reason === null ? null : t(`seen.reasons.${seen.reason}`), seen.note]
      return [t('seen.mark', { by: seen.by, on }), ...why.filter((part) => part !== null)].join(' · ')
    },
    fallen: ({ change }: Drop) => `▼${percent(-change)}`,
    /** What was expected and what was shipped, each called so. */
    volume: (drop: Drop) => t('fromTo', counts(drop)),
    /** The two numbers alone, under a heading that names them. */
    volumeShort: (drop: Drop) => t('fromToShort', counts(drop)),
    /** What it shipped itself in the same weeks of last year; nothing where it was no customer yet. */
    lastYear: ({ lastYear: count }: Drop) => (count === null ? null : t('lastYearCount', { count })),
    /** All that may explain it, or weighs it, in one line: that we lose on it, that its own last year was as low, and each likely cause. */
    because: (drop: Drop) => [...atLoss(drop), ...asLastYear(drop), ...causeTexts(drop)].join(' · '),
  }
}
