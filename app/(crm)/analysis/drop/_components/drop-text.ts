import { useFormatter, useTranslations } from 'next-intl'
import type { DropCause } from '#lib/analysis/drop/drop'
import type { Drop } from '#lib/analysis/drop/service'

/** How a drop is written: ▼42 %, 1,180 → 684, and each likely cause with what was counted. */
export function useDropText() {
  const t = useTranslations('analysis.drop')
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
        return t('because.diverted', { rivals: evidence.rivals.slice(0, 2).join('、') })
      case 'season':
        return t('because.season', { share: percent(1 - (evidence.kindRatio ?? 1)) })
    }
  }
  return {
    fallen: ({ change }: Drop) => `▼${percent(-change)}`,
    volume: ({ expected, shipments }: Drop) =>
      t('fromTo', { expected: format.number(Math.round(expected)), shipments: format.number(shipments) }),
    causes: (drop: Drop) => drop.causes.map((cause) => ({ cause, text: causeText(cause, drop) })),
  }
}
