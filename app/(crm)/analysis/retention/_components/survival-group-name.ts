import { useTranslations } from 'next-intl'
import type { SurvivalGrouping } from '#lib/analysis/retention/groups/schema'
import { useKindName } from '../../_components/kind-name.ts'

const ofKind = 'kind:'

/** Names the groups whose staying is compared. */
export function useSurvivalGroupName(by: SurvivalGrouping): (group: string) => string {
  const t = useTranslations('analysis')
  const kindName = useKindName()
  const segmentOf = (group: string) =>
    by === 'segment' && !group.startsWith(ofKind)
      ? ({ level: 'industry', name: group } as const)
      : ({ level: 'kind', name: group.replace(ofKind, '') } as const)
  return (group) => (by === 'class' ? t('letterClass', { letter: group }) : kindName(segmentOf(group)))
}
