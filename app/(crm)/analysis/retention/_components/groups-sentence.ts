import { useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import type { SurvivalReport } from '#lib/analysis/retention/groups/service'
import { certaintyOf } from '#lib/analysis/retention/log-rank'
import { useAmounts } from '../../_components/amounts.ts'
import { useSurvivalGroupName } from './survival-group-name.ts'

const LEAST_SHOWN = 0.001

/** Says of groups whose staying is compared who stays longer, whether that is more than chance, and what was left out of it. */
export function useGroupsSentence(currency: string, by: SurvivalReport['by']): (report: SurvivalReport) => string {
  const t = useTranslations('leaving.groups')
  const nameOf = useSurvivalGroupName(by)
  const { joined } = useJoined()
  const { count, decimal } = useAmounts(currency)
  const tested = (test: SurvivalReport['test'], longest: SurvivalReport['longest'], shortest: SurvivalReport['shortest']) => {
    if (test === null || longest === null || shortest === null) return t('sentences.none')
    const named = { longest: nameOf(longest.group), shortest: nameOf(shortest.group) }
    const p = test.p < LEAST_SHOWN ? t('below', { value: decimal(LEAST_SHOWN, 3) }) : t('equals', { value: decimal(test.p, 3) })
    const detail = t('detail', {
      ...named,
      ...{ longestLost: count(longest.lost), longestExpected: decimal(longest.expected, 1) },
      ...{ shortestLost: count(shortest.lost), shortestExpected: decimal(shortest.expected, 1) },
      test: t('test', { chi: decimal(test.chiSquare, 1), df: test.degreesOfFreedom }),
    })
    return joined([t(`sentences.${certaintyOf(test)}`, { ...named, p }), detail])
  }
  return ({ groups, test, longest, shortest }) => {
    if (groups.length === 0) return t('empty')
    const few = groups.filter(({ tooFew }) => tooFew).length
    return joined([
      tested(test, longest, shortest),
      few > 0 && test !== null ? t('leftOut', { count: few }) : null,
      by === 'class' ? t('classWhat') : null,
    ])
  }
}
