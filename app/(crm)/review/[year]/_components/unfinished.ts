import { useFormatter, useTranslations } from 'next-intl'
import type { Unfinished } from '#lib/plans/annual-review/unfinished'

/** Where each question stands on the page. */
const anchors = { wanted: '#wanted', complainer: '#complainers', biggest: '#biggest', abc: '#abc' } as const

/** Writes what is not done yet before a workbook is signed: one sentence each, with the place where it is done. */
export function useUnfinished(gaps: Unfinished): { href: string; text: string }[] {
  const t = useTranslations('review.sign.gaps')
  const format = useFormatter()
  return gaps.map((each) => {
    const share = 'share' in each ? format.number(each.share, { style: 'percent', maximumFractionDigits: 1 }) : ''
    const { count, of } = 'count' in each ? each : { count: 0, of: 0 }
    return { href: anchors[each.part], text: t(each.gap, { count, of, share }) }
  })
}
