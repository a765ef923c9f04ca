import { useTranslations } from 'next-intl'
import type { SurvivalGrouping } from '#lib/analysis/retention/groups/schema'
import { useKindName } from '../../_components/kind-name.ts'

const ofKind = 'kind:'

/** Names the groups whose staying is compared. */
export function useGroupName(by: SurvivalGrouping) {
  const t = useTranslations('leaving.groups')
  const kindName = useKindName()
  const segmentOf = (group: string) =>
    by === 'segment' && !group.startsWith(ofKind)
      ? ({ level: 'industry', name: group } as const)
      : ({ level: 'kind', name: group.replace(ofKind, '') } as const)
  return {
    nameOf: (group: string) => (by === 'class' ? t('className', { name: group }) : kindName(segmentOf(group))),
  }
}
