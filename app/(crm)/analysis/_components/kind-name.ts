import { useTranslations } from 'next-intl'
import type { KindName } from '#lib/analysis/home/service'

/** Names a kind of customer as figures are kept by it: an industry as it was written, else the kind; all of them while no season tells them apart. */
export function useKindName(): (kind: KindName | null) => string {
  const t = useTranslations('manager.revenue')
  const kinds = useTranslations('analysis.kinds')
  return (kind) => {
    if (kind === null || kind.name === '') return t('all')
    return kind.level === 'kind' ? kinds(kind.name as 'business') : kind.name
  }
}
