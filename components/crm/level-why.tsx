import { useTranslations } from 'next-intl'
import type { LevelOfCustomer } from '#lib/analysis/relationship/level/service'

/** Answers why a level is recommended to a customer, in a sentence; `nameOf` names the cells of the second matrix. */
export function useLevelWhy(
  nameOf: (scheme: string, group: string) => string,
): (of: Pick<LevelOfCustomer, 'by' | 'scaleCell' | 'countCell'>) => string {
  const t = useTranslations('relations')
  return ({ by, scaleCell, countCell }) => {
    const cell = scaleCell === null ? '' : nameOf('relationship_scale', scaleCell)
    const segment = countCell === null ? '' : t(`cells.count.${countCell}`)
    if (by === null) return t('levels.why.unknown')
    return t(`levels.why.${by}`, { cell, segment })
  }
}
