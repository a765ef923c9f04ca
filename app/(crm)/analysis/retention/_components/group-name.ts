import { useTranslations } from 'next-intl'
import type { SurvivalGrouping } from '#lib/analysis/retention/groups/schema'
import { customersHref } from '../../_components/customers-href.ts'
import { useKindName } from '../../_components/kind-name.ts'

const ofKind = 'kind:'

/** Names the groups whose staying is compared, and says where their customers are. A class at the start is no filter of the list: it leads to whoever was lost. */
export function useGroupName(by: SurvivalGrouping) {
  const t = useTranslations('leaving.groups')
  const kindName = useKindName()
  const segmentOf = (group: string) =>
    by === 'segment' && !group.startsWith(ofKind)
      ? ({ level: 'industry', name: group } as const)
      : ({ level: 'kind', name: group.replace(ofKind, '') } as const)
  return {
    nameOf: (group: string) => (by === 'class' ? t('className', { name: group }) : kindName(segmentOf(group))),
    hrefOf: (group: string) => (by === 'class' ? '/customers?churned=true' : customersHref(segmentOf(group))),
  }
}
